import type { Input } from "./input";

/** Executes an account's call and returns the body of the response, or throws a ServiceError. */
export type Operation = (input: Input, accountId: string) => object;

/** Operations by name. */
export type Operations<Name extends string> = Readonly<Record<Name, Operation>>;
