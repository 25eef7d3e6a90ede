// Command goProgram runs an operation on a stack of the examples, with Pulumi's Automation API:
// `goProgram preview|up|refresh|destroy` or `goProgram import ID`. After an up and an import it prints the outputs as JSON.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/pulumi/pulumi/sdk/v3/go/auto"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optdestroy"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optpreview"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optrefresh"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optup"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"pulumi-aws-handshakes/sdk/go/awshandshakes"
)

func main() {
	if err := run(context.Background(), os.Args[1], os.Args[2:]); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

func run(ctx context.Context, operation string, args []string) error {
	// The stack's settings stay in this folder, with the salt of its secrets.
	stack, err := auto.UpsertStackInlineSource(ctx, "test", "test", program(operation, args), auto.WorkDir("."))
	if err != nil {
		return err
	}
	switch operation {
	case "preview":
		_, err = stack.Preview(ctx, optpreview.Diff(), optpreview.ProgressStreams(os.Stdout), optpreview.ErrorProgressStreams(os.Stdout))
	case "up", "import":
		var result auto.UpResult
		if result, err = stack.Up(ctx, optup.ProgressStreams(os.Stdout), optup.ErrorProgressStreams(os.Stdout)); err == nil {
			return json.NewEncoder(os.Stdout).Encode(result.Outputs)
		}
	case "refresh":
		_, err = stack.Refresh(ctx, optrefresh.Diff(), optrefresh.ProgressStreams(os.Stdout), optrefresh.ErrorProgressStreams(os.Stdout))
	case "destroy":
		_, err = stack.Destroy(ctx, optdestroy.ProgressStreams(os.Stdout), optdestroy.ErrorProgressStreams(os.Stdout))
	default:
		err = fmt.Errorf("unknown operation %q", operation)
	}
	return err
}

// program is one program of all examples. To import, it also has a resource with that option: the engine's command
// needs a language host.
func program(operation string, args []string) pulumi.RunFunc {
	return func(ctx *pulumi.Context) error {
		for _, example := range examples {
			if err := example(ctx); err != nil {
				return err
			}
		}
		if operation != "import" {
			return nil
		}
		_, err := awshandshakes.NewReceivedHandshake(ctx, "imported", &awshandshakes.ReceivedHandshakeArgs{
			HandshakeId:  pulumi.String(args[0]),
			DesiredState: awshandshakes.DesiredStateDeclined,
		}, pulumi.Import(pulumi.ID(args[0])))
		return err
	}
}
