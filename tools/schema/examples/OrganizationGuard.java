import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.awshandshakes.OrganizationGuard;
import com.pulumi.awshandshakes.OrganizationGuardArgs;
import com.pulumi.awshandshakes.inputs.ConnectionArgs;
import java.util.stream.Collectors;

public class App {
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    public static void stack(Context ctx) {
        var guard = new OrganizationGuard("organization", OrganizationGuardArgs.builder()
            .roleName("invitation-guard")
            .allowedOrganizations("o-exampleorgid")
            .connection(ConnectionArgs.builder()
                .allowedAccountIds("222222222222")
                .build())
            .build());

        ctx.export("guardedAccounts", guard.guardedAccounts());
        ctx.export("declined", guard.declined().applyValue(all -> all.stream()
            .map(each -> each.handshakeId())
            .collect(Collectors.toList())));
    }
}
