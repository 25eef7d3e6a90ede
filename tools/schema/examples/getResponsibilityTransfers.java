import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.awshandshakes.AwshandshakesFunctions;
import com.pulumi.awshandshakes.enums.ResponsibilityTransferStatus;
import com.pulumi.awshandshakes.enums.TransferDirection;
import com.pulumi.awshandshakes.inputs.GetResponsibilityTransfersArgs;
import com.pulumi.core.Either;
import java.util.stream.Collectors;

public class App {
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    public static void stack(Context ctx) {
        var outbound = AwshandshakesFunctions.getResponsibilityTransfers(GetResponsibilityTransfersArgs.builder()
            .directions(Either.ofRight(TransferDirection.Outbound))
            .statuses(
                Either.ofRight(ResponsibilityTransferStatus.Accepted),
                Either.ofRight(ResponsibilityTransferStatus.Withdrawn))
            .build());
        var payers = outbound.applyValue(found -> found.transfers().stream()
            .map(each -> each.targetAccountId())
            .collect(Collectors.toList()));

        ctx.export("payers", payers.asPlaintext());
    }
}
