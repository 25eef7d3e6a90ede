/*
 * The plugin's process. The engine passes its own address, reads the port from the first line of the output, and sends
 * SIGINT at the end of an operation.
 */
import { Server, ServerCredentials, type UntypedServiceImplementation } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { Engine } from "./engine";
import { cannotListenMessage } from "./messages";
import { Plugin } from "./plugin";
import { RpcTracker } from "./rpcTracker";
import { providerService } from "./service";

/** The limit of Pulumi's own plugins, because a state may be large. */
const MAX_MESSAGE_BYTES = 400 * 1024 * 1024;
/** A wait before the exit, because a response may still be on its way to the engine. */
const LAST_RESPONSE_DELAY_MS = 50;
const PARENT_CHECK_INTERVAL_MS = 1_000;

const engineAddress = process.argv
    .slice(2)
    .filter((argument) => !argument.startsWith("-"))
    .at(-1);
const plugin = new Plugin(new Engine(engineAddress));
const rpc = new RpcTracker();

const server = new Server({
    "grpc.max_receive_message_length": MAX_MESSAGE_BYTES,
    "grpc.max_send_message_length": MAX_MESSAGE_BYTES,
});
server.addService(ResourceProviderService, providerService(plugin, rpc) as UntypedServiceImplementation);
server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
    if (error) {
        console.error(cannotListenMessage(error.message));
        process.exit(1);
    }
    console.log(port);
});

for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, shutDown);
}
if (engineAddress !== undefined) {
    shutDownWithParent();
}

/** Cancels the operation, and exits when no call is in flight. */
function shutDown(): void {
    plugin.cancel();
    rpc.idle().then(() => setTimeout(() => process.exit(0), LAST_RESPONSE_DELAY_MS));
}

/** Exits with the engine. An engine that was killed can't stop its plugins, so this process would stay forever. */
function shutDownWithParent(): void {
    const parent = process.ppid;
    setInterval(() => process.ppid === parent || shutDown(), PARENT_CHECK_INTERVAL_MS).unref();
}
