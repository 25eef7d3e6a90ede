import dns from "node:dns";

const { lookup } = dns;
type Callback = (error: Error | null, address?: string | dns.LookupAddress[], family?: number) => void;

/** Replaces the machine's DNS in this process. */
export class FakeDns {
    /** The names that were looked up, in order. */
    readonly lookedUp: string[] = [];

    /** Resolves only names below `.test`, to this machine. */
    constructor() {
        const resolve = (name: string, ...rest: unknown[]) => {
            const callback = rest.at(-1) as Callback;
            const { all } = rest[0] as dns.LookupOptions;
            if (!/[a-z]/i.test(name) || name === "localhost") {
                return Reflect.apply(lookup, dns, [name, ...rest]);
            }
            this.lookedUp.push(name);
            const isKnown = name.endsWith(".test");
            const notFound = Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: "ENOTFOUND" });
            process.nextTick(() => {
                if (!isKnown) {
                    callback(notFound);
                } else if (all) {
                    callback(null, [{ address: "127.0.0.1", family: 4 }]);
                } else {
                    callback(null, "127.0.0.1", 4);
                }
            });
        };
        Object.assign(dns, { lookup: resolve });
    }

    /** Restores the machine's DNS. */
    restore(): void {
        Object.assign(dns, { lookup });
    }
}
