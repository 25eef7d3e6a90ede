import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Property, Schema, Shape } from "../schema/schema";

/**
 * Returns the schema for the SDK for Go, without the plain form of look-ups with secret results. Pulumi's SDK for Go
 * rejects such a result: "unexpected secret result returned to invoke call". It accepts the form with `Output`.
 */
export function schemaForGo(schema: Schema): Schema {
    const functions = Object.entries(schema.functions).map(([token, lookUp]) => [
        token,
        holdsSecret(schema, lookUp.outputs) ? { ...lookUp, plain: false } : lookUp,
    ]);
    return { ...schema, functions: Object.fromEntries(functions) };
}

/** Adds the files that make the SDK a Go module. */
export async function completeGo(folder: string, repository: string, modulePath: string): Promise<void> {
    await writeFile(join(folder, "go.mod"), goMod(modulePath));
    // Without a license pkg.go.dev shows no documentation.
    await copyFile(join(repository, "LICENSE"), join(folder, "LICENSE"));
}

/** Returns the go.mod of the SDK. It requires the same version of Pulumi's SDK as the generator. */
function goMod(modulePath: string): string {
    return `module ${modulePath}

go 1.25.11

require github.com/pulumi/pulumi/sdk/v3 v3.255.0
`;
}

function holdsSecret(schema: Schema, shape: Shape | undefined, seen: readonly (Shape | undefined)[] = []): boolean {
    if (shape === undefined || seen.includes(shape)) {
        return false;
    }
    const refersToSecret = ({ $ref, items }: Property): boolean =>
        holdsSecret(schema, schema.types[($ref ?? "").replace("#/types/", "")], [...seen, shape]) ||
        (items !== undefined && refersToSecret(items));
    return Object.values(shape.properties ?? {}).some(
        (property) => property.secret === true || refersToSecret(property),
    );
}
