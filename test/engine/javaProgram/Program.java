import com.google.gson.JsonSyntaxException;
import com.pulumi.automation.AutomationException;
import com.pulumi.automation.DestroyOptions;
import com.pulumi.automation.LocalWorkspace;
import com.pulumi.automation.LocalWorkspaceOptions;
import com.pulumi.automation.PreviewOptions;
import com.pulumi.automation.UpOptions;
import com.pulumi.automation.WorkspaceStack;
import java.nio.file.Path;

/**
 * Runs an operation on a stack of the examples, with Pulumi's Automation API: {@code Program preview|up|destroy}.
 */
public class Program {
    public static void main(String[] args) throws Exception {
        // The stack's settings stay in this folder, with the salt of its secrets.
        var options = LocalWorkspaceOptions.builder().workDir(Path.of(".")).build();
        try (var stack = LocalWorkspace.createOrSelectStack("test", "test", Examples::run, options)) {
            switch (args[0]) {
                case "preview":
                    var preview = stack.preview(PreviewOptions.builder().diff(true).build());
                    System.out.println(preview.standardOutput() + preview.standardError());
                    break;
                case "up":
                    up(stack);
                    break;
                case "destroy":
                    var destroyed = stack.destroy(DestroyOptions.builder().build());
                    System.out.println(destroyed.standardOutput() + destroyed.standardError());
                    break;
                default:
                    throw new IllegalArgumentException(args[0]);
            }
        }
        // The threads of the Automation API would keep the process for a while.
        System.exit(0);
    }

    private static void up(WorkspaceStack stack) throws AutomationException {
        var options = UpOptions.builder()
            .onStandardOutput(System.out::println)
            .onStandardError(System.out::println)
            .build();
        try {
            stack.up(options);
        } catch (AutomationException e) {
            // After the up, version 1.12.0 fails to read the outputs unless all of them are strings.
            if (!(e.getCause() instanceof JsonSyntaxException)) {
                throw e;
            }
        }
    }
}
