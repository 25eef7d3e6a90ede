import { canonicalJson } from "./canonicalJson";

/** Inputs as the engine sends them, before a check. */
export type UncheckedInputs = Readonly<Record<string, unknown>>;

/**
 * Whether an input is the `unreachable` that a failed read left in the state. With `ignoreChanges` the engine sends it
 * back as an input. It asks for nothing, and one resource that AWS can't be asked about must not stop the others.
 */
export function isUnreachableFromState(name: string, olds: UncheckedInputs, news: UncheckedInputs): boolean {
    return name === "unreachable" && canonicalJson(olds.unreachable) === canonicalJson(news.unreachable);
}
