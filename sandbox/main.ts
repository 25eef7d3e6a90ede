import { type CommandLine, parseCommandLine, USAGE } from "./commandLine";
import { Sandbox } from "./index";
import { introduction } from "./introduction";

async function main(): Promise<void> {
    const commandLine = parseCommandLine(process.argv.slice(2));
    if (commandLine === undefined) {
        console.log(USAGE);
    } else {
        await run(commandLine);
    }
}

async function run(commandLine: CommandLine): Promise<void> {
    const sandbox = await Sandbox.start(commandLine.options);
    populate(sandbox);
    console.log(introduction(sandbox, commandLine));

    const stop = () => {
        clearTimeout(timer);
        void sandbox.stop();
    };
    // The sandbox stops by itself, so that a forgotten one does not run forever.
    const timer = setTimeout(stop, commandLine.seconds * 1000);
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
}

/** Sends one handshake of each kind. */
function populate(sandbox: Sandbox): void {
    sandbox.invite({ id: "h-examplehandshakeid111", organization: "o-exampleorgid", byEmail: true });
    sandbox.invite({ id: "h-billingtransfer01", action: "TRANSFER_RESPONSIBILITY", organization: "o-billingorgid" });
    sandbox.invite({ id: "h-declinedearlier01", state: "DECLINED", organization: "o-pestering111" });
    sandbox.invite({ id: "h-canceledbysender1", state: "CANCELED", organization: "o-secondthoughts" });
}

main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    console.error(USAGE);
    process.exitCode = 1;
});
