import type { Sandbox } from "./index";
import type { Answer, Request } from "./service";

const PREFIX = "/_sandbox/";

/** Answers a request that steers the sandbox from outside of its process; undefined when it isn't one. */
export function control(sandbox: Sandbox, { method, path, body }: Request): Answer | undefined {
    if (!path.startsWith(PREFIX)) return undefined;
    const run = ROUTES[`${method} ${path.slice(PREFIX.length)}`];
    if (run === undefined) return json(404, { message: `There is: ${Object.keys(ROUTES).join(", ")}.` });
    try {
        return json(200, run(sandbox, body === "" ? {} : JSON.parse(body)));
    } catch (error) {
        return json(400, { message: error instanceof Error ? error.message : String(error) });
    }
}

/** The bodies are hardly checked: what they hold is up to the person at the keyboard. */
type Body = Parameters<Sandbox["clock"]["advance"]>[0] &
    Omit<Parameters<Sandbox["faults"]["add"]>[0], "times"> &
    Omit<NonNullable<Parameters<Sandbox["invite"]>[0]>, "requestedTimestamp"> & {
        times?: number | "always";
        requestedTimestamp?: string;
    };

const ROUTES: Readonly<Record<string, (sandbox: Sandbox, body: Body) => unknown>> = {
    "GET handshakes": (sandbox) => sandbox.handshakes,
    "GET requests": (sandbox) => sandbox.requests,
    "DELETE requests": (sandbox) => sandbox.clearRequests(),
    "POST clock": (sandbox, body) => {
        sandbox.clock.advance(body);
        return { now: sandbox.clock.now() };
    },
    "POST faults": (sandbox, body) => {
        if (body.fault === undefined) throw new Error("A fault is missing.");
        sandbox.faults.add({ ...body, times: body.times === "always" ? Number.POSITIVE_INFINITY : (body.times ?? 1) });
    },
    "DELETE faults": (sandbox) => sandbox.faults.clear(),
    "POST invite": (sandbox, { requestedTimestamp: at, ...body }) =>
        sandbox.invite(at === undefined ? body : { ...body, requestedTimestamp: new Date(at) }),
    "POST state": (sandbox, { id = "", state = "" }) => {
        if (!/^[A-Z_]+$/.test(state)) throw new Error("A state is spelled as AWS does, such as ACCEPTED.");
        sandbox.setState(id, state);
        return sandbox.handshake(id);
    },
};

function json(status: number, value: unknown): Answer {
    return { status, contentType: "application/json", body: `${JSON.stringify(value ?? {}, undefined, 2)}\n` };
}
