import { parseArgs } from "node:util";
import { Sandbox } from "./index";

const USAGE = `Usage: npm run sandbox -- [--port PORT] [--latency MS] [--rates none|aws] [--for SECONDS]`;

async function main(): Promise<void> {
    const { values } = parseArgs({
        options: {
            port: { type: "string", default: "0" },
            latency: { type: "string", default: "0" },
            rates: { type: "string", default: "none" },
            for: { type: "string", default: "3600" },
            help: { type: "boolean", default: false },
        },
    });
    if (values.help) {
        console.log(USAGE);
        return;
    }
    if (values.rates !== "none" && values.rates !== "aws") throw new Error("--rates is none or aws.");
    const sandbox = await Sandbox.start({
        port: number("port", values.port),
        latency: number("latency", values.latency),
        rates: values.rates,
    });
    const seconds = number("for", values.for);
    populate(sandbox);
    console.log(introduction(sandbox, seconds));

    const stop = () => {
        clearTimeout(timer);
        void sandbox.stop();
    };
    // Ends by itself, so that a sandbox nobody thinks of any more doesn't run on.
    const timer = setTimeout(stop, seconds * 1000);
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
}

function number(flag: string, value: string): number {
    const parsed = Number(value);
    if (value === "" || !(parsed >= 0)) throw new Error(`--${flag} takes a number that isn't negative.`);
    return parsed;
}

/** One handshake of each kind that a recipient meets. */
function populate(sandbox: Sandbox): void {
    sandbox.invite({ id: "h-examplehandshakeid111", organization: "o-exampleorgid", byEmail: true });
    sandbox.invite({ id: "h-billingtransfer01", action: "TRANSFER_RESPONSIBILITY", organization: "o-billingorgid" });
    sandbox.invite({ id: "h-declinedearlier01", state: "DECLINED", organization: "o-pestering111" });
    sandbox.invite({ id: "h-canceledbysender1", state: "CANCELED", organization: "o-secondthoughts" });
}

function introduction(sandbox: Sandbox, seconds: number): string {
    const at = `${sandbox.url}/_sandbox`;
    const exports = Object.entries(sandbox.environment()).map(([name, value]) => `export ${name}=${value}`);
    const handshakes = sandbox.handshakes.map(
        ({ Id = "", State = "", Action = "" }) => `  ${Id.padEnd(26)}${State.padEnd(12)}${Action}`,
    );
    return `# AWS Organizations and STS for any AWS client, at ${sandbox.url} for ${seconds} s (Ctrl-C stops it):
unset AWS_PROFILE AWS_DEFAULT_PROFILE AWS_SESSION_TOKEN
${exports.join("\n")}

# The handshakes of account 222222222222:
${handshakes.join("\n")}

# Decline one:
aws organizations decline-handshake --handshake-id h-examplehandshakeid111

# Let 16 days pass, see what was asked, make the next decline lose its answer, send another invitation, force a state:
curl -d '{"days":16}' ${at}/clock
curl ${at}/requests
curl ${at}/handshakes
curl -d '{"operation":"DeclineHandshake","fault":{"lostAnswer":"after"}}' ${at}/faults
curl -d '{"organization":"o-another1111"}' ${at}/invite
curl -d '{"id":"h-billingtransfer01","state":"CANCELED"}' ${at}/state
`;
}

main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    console.error(USAGE);
    process.exitCode = 1;
});
