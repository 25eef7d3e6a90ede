import { canonicalJson } from "./canonicalJson";

/** Inputs as the engine sends them, before a check. */
export type UncheckedInputs = Readonly<Record<string, unknown>>;

/**
 * Whether an input is the `unreachable` of a failed read. With `ignoreChanges`, the engine sends it back as an input.
 * It requests nothing, and must not stop other resources.
 */
export function isUnreachableFromState(name: string, olds: UncheckedInputs, news: UncheckedInputs): boolean {
    return name === "unreachable" && canonicalJson(olds.unreachable) === canonicalJson(news.unreachable);
}
