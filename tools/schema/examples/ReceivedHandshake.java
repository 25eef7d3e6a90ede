import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.awshandshakes.ReceivedHandshake;
import com.pulumi.awshandshakes.ReceivedHandshakeArgs;
import com.pulumi.awshandshakes.enums.DesiredState;

public class App {
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    public static void stack(Context ctx) {
        var invitation = new ReceivedHandshake("invitation", ReceivedHandshakeArgs.builder()
            .handshakeId("h-examplehandshakeid111")
            .desiredState(DesiredState.Declined)
            .build());

        ctx.export("state", invitation.state());
    }
}
