import type { Contender, Run } from "./contender";
import type { Plan, Target } from "./plan";
import { type ProcessResult, runProcess } from "./process";
import type { Operation, Scenario } from "./scenario";

type Environment = Record<string, string>;

const commands: Record<Operation, string> = { up: "decline-handshake", refresh: "describe-handshake" };

/**
 * The AWS CLI in a loop, like a shell script: assumes the role in each account, lists the handshakes and declines the
 * open ones.
 */
export class CommandLine implements Contender {
    readonly name = "AWS CLI in a loop";

    /**
     * @param stopping aborts the loop.
     */
    private constructor(
        /** The output of `aws --version`. */
        readonly version: string,
        private readonly stopping: AbortSignal,
    ) {}

    /** The AWS CLI on PATH, if there is one. */
    static async find(stopping: AbortSignal): Promise<CommandLine | undefined> {
        const found = await aws(["--version"], {}).catch(() => undefined);
        return found?.code === 0 ? new CommandLine(found.output.trim(), stopping) : undefined;
    }

    supports({ accounts, rates, commandLine = false }: Scenario): boolean {
        return accounts === undefined || (commandLine && rates === "aws");
    }

    async prepare(scenario: Scenario, plan: Plan): Promise<Run> {
        return {
            execute: (environment) => this.loop(scenario, plan, environment),
            metrics: async () => ({}),
            remove: async () => {},
        };
    }

    private async loop({ operation, accounts }: Scenario, plan: Plan, baseEnvironment: Environment): Promise<boolean> {
        const command = commands[operation];
        if (accounts === undefined) {
            return await this.runForEach(command, plan.targets, baseEnvironment);
        }
        let succeeded = true;
        if (plan.declares === "organization guard") {
            succeeded = (await this.aws(["organizations", "list-accounts"], baseEnvironment)).code === 0;
            succeeded = (await this.declineOpen(baseEnvironment)) && succeeded;
        }
        for (const { id, connection } of plan.accounts) {
            const assumed = await this.assume(connection.assumeRoles[0].roleArn, baseEnvironment);
            const targets = plan.targets.filter(({ recipient }) => recipient === id);
            const done =
                assumed !== undefined &&
                (plan.declares === "handshakes"
                    ? await this.runForEach(command, targets, assumed)
                    : await this.declineOpen(assumed));
            succeeded = done && succeeded;
        }
        return succeeded;
    }

    private async assume(roleArn: string, baseEnvironment: Environment): Promise<Environment | undefined> {
        const query = ["--query", "Credentials", "--output", "json"];
        const role = ["--role-arn", roleArn, "--role-session-name", "bench"];
        const { code, output } = await this.aws(["sts", "assume-role", ...role, ...query], baseEnvironment);
        if (code !== 0) {
            return undefined;
        }
        const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = JSON.parse(output) as Environment;
        return {
            ...baseEnvironment,
            AWS_ACCESS_KEY_ID: AccessKeyId,
            AWS_SECRET_ACCESS_KEY: SecretAccessKey,
            AWS_SESSION_TOKEN: SessionToken,
        };
    }

    /** Lists an account's handshakes and declines the open ones. */
    private async declineOpen(environment: Environment): Promise<boolean> {
        const query = ["--query", "Handshakes[?State=='OPEN'].[Id]", "--output", "text"];
        const { code, output } = await this.aws(
            ["organizations", "list-handshakes-for-account", ...query],
            environment,
        );
        const targets = output.split(/\s+/).flatMap((id) => (id.startsWith("h-") ? { id } : []));
        return code === 0 && (await this.runForEach("decline-handshake", targets, environment));
    }

    private async runForEach(command: string, targets: readonly Target[], environment: Environment): Promise<boolean> {
        let succeeded = true;
        for (const { id } of targets) {
            const { code } = await this.aws(["organizations", command, "--handshake-id", id], environment);
            succeeded = code === 0 && succeeded;
        }
        return succeeded;
    }

    private async aws(args: readonly string[], environment: Environment): Promise<ProcessResult> {
        this.stopping.throwIfAborted();
        return await aws(args, environment);
    }
}

function aws(args: readonly string[], environment: Environment): Promise<ProcessResult> {
    const own = Object.entries(process.env).filter(([name, value]) => value !== undefined && !name.startsWith("AWS_"));
    return runProcess("aws", args, { env: { ...Object.fromEntries(own), AWS_PAGER: "", ...environment } });
}
