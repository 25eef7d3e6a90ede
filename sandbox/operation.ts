import type { Input } from "./input";

/** Carries out a call of an account and returns the answer's body, or throws a ServiceError. */
export type Operation = (input: Input, accountId: string) => object;

/** Operations by their names. */
export type Operations<Name extends string> = Readonly<Record<Name, Operation>>;
