import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.awshandshakes.InvitationGuard;
import com.pulumi.awshandshakes.InvitationGuardArgs;
import com.pulumi.awshandshakes.Provider;
import com.pulumi.awshandshakes.ProviderArgs;
import com.pulumi.awshandshakes.inputs.AssumeRoleArgs;
import com.pulumi.resources.CustomResourceOptions;

public class App {
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    public static void stack(Context ctx) {
        var member = new Provider("member", ProviderArgs.builder()
            .assumeRoles(AssumeRoleArgs.builder()
                .roleArn("arn:aws:iam::444444444444:role/invitation-guard")
                .build())
            .allowedAccountIds("444444444444")
            .build());

        var guard = new InvitationGuard("member-account", InvitationGuardArgs.builder()
            .allowedOrganizations("o-exampleorgid")
            .build(), CustomResourceOptions.builder().provider(member).build());

        ctx.export("accountId", guard.accountId());
    }
}
