import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.awshandshakes.AwshandshakesFunctions;
import com.pulumi.awshandshakes.enums.HandshakeState;
import com.pulumi.awshandshakes.inputs.GetReceivedHandshakesArgs;
import com.pulumi.core.Either;
import java.util.stream.Collectors;

public class App {
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    public static void stack(Context ctx) {
        var pending = AwshandshakesFunctions.getReceivedHandshakes(GetReceivedHandshakesArgs.builder()
            .states(Either.ofRight(HandshakeState.Open), Either.ofRight(HandshakeState.Requested))
            .build());
        var ids = pending.applyValue(found -> found.handshakes().stream()
            .map(each -> each.handshakeId())
            .collect(Collectors.toList()));

        ctx.export("ids", ids.asPlaintext());
    }
}
