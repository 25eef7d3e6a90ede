import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.awshandshakes.AwshandshakesFunctions;
import com.pulumi.awshandshakes.inputs.GetProtectionPolicyArgs;

public class App {
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    public static void stack(Context ctx) {
        var result = AwshandshakesFunctions.getProtectionPolicy(GetProtectionPolicyArgs.builder()
            .allowedOrganizations("o-exampleorgid")
            .build());

        ctx.export("policy", result.applyValue(it -> it.policy()));
    }
}
