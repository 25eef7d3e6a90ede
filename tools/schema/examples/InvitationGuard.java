import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.awshandshakes.InvitationGuard;
import com.pulumi.awshandshakes.InvitationGuardArgs;
import com.pulumi.awshandshakes.inputs.AssumeRoleArgs;
import com.pulumi.awshandshakes.inputs.ConnectionArgs;
import java.util.stream.Collectors;

public class App {
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    public static void stack(Context ctx) {
        var guard = new InvitationGuard("account", InvitationGuardArgs.builder()
            .allowedOrganizations("o-exampleorgid")
            .connection(ConnectionArgs.builder()
                .assumeRoles(AssumeRoleArgs.builder()
                    .roleArn("arn:aws:iam::444444444444:role/invitation-guard")
                    .build())
                .allowedAccountIds("444444444444")
                .build())
            .build());

        ctx.export("accountId", guard.accountId());
        ctx.export("declined", guard.declined().applyValue(all -> all.stream()
            .map(each -> each.handshakeId())
            .collect(Collectors.toList())));
    }
}
