import dns from "node:dns";

const { lookup } = dns;
type Answer = (error: Error | null, address?: string | dns.LookupAddress[], family?: number) => void;

/** What names resolve to in this process, in place of the machine's DNS. */
export class Names {
    /** The names that were to be resolved, in order. */
    readonly asked: string[] = [];

    /** Resolves names below `.test` to this machine, and no others. */
    constructor() {
        const resolve = (name: string, ...rest: unknown[]) => {
            const answer = rest.at(-1) as Answer;
            const { all } = rest[0] as dns.LookupOptions;
            if (!/[a-z]/i.test(name) || name === "localhost") {
                return Reflect.apply(lookup, dns, [name, ...rest]);
            }
            this.asked.push(name);
            const known = name.endsWith(".test");
            const unknown = Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: "ENOTFOUND" });
            process.nextTick(() => {
                if (!known) {
                    answer(unknown);
                } else if (all) {
                    answer(null, [{ address: "127.0.0.1", family: 4 }]);
                } else {
                    answer(null, "127.0.0.1", 4);
                }
            });
        };
        Object.assign(dns, { lookup: resolve });
    }

    /** Brings back the machine's DNS. */
    restore(): void {
        Object.assign(dns, { lookup });
    }
}
