import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { maybeUnknownFromWire, toWire } from "../../pulumi/wire";
import { SECRET_SIGNATURE, SIGNATURE_KEY } from "../../resources/reservedStrings";
import type { Properties } from "./resourceProvider";

/**
 * The mark of a secret value in Pulumi's protocol.
 *
 * @see https://pulumi-developer-docs.readthedocs.io/latest/docs/architecture/deployment-execution/resource-registration.html
 */
const SECRET_MARK = { [SIGNATURE_KEY]: SECRET_SIGNATURE } as const;

/** Returns the properties of a message, with the marker of src/resources for unknown values. */
export function propertiesOf(struct: Struct | undefined): Properties {
    return maybeUnknownFromWire(struct?.toJavaScript() ?? {});
}

/** Creates a message with properties. */
export function structOf(properties: object): Struct {
    return Struct.fromJavaScript(toWire(properties) as Parameters<typeof Struct.fromJavaScript>[0]);
}

/** Marks the properties with the given names as secret. */
export function withSecrets(properties: object, names: readonly string[]): object {
    const entries = Object.entries(properties).map(([name, value]) => {
        const isSecret = value !== undefined && names.includes(name);
        return [name, isSecret ? { ...SECRET_MARK, value } : value];
    });
    return Object.fromEntries(entries);
}
