import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.awshandshakes.AwshandshakesFunctions;
import com.pulumi.awshandshakes.inputs.GetReceivedHandshakeArgs;

public class App {
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    public static void stack(Context ctx) {
        var found = AwshandshakesFunctions.getReceivedHandshake(GetReceivedHandshakeArgs.builder()
            .handshakeId("h-examplehandshakeid111")
            .build());

        ctx.export("state", found.applyValue(it -> it.state()).asPlaintext());
    }
}
