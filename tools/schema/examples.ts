import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(__dirname, "examples");

/** The languages in the order of Pulumi's registry, with the file extensions of their examples. */
const languages = { typescript: "ts", python: "py", go: "go", java: "java", yaml: "yaml" } as const;

/** The titles of the examples, by resource or function. */
const titles: Readonly<Record<string, string>> = {
    ReceivedHandshake: "Decline one invitation",
    InvitationGuard: "Decline all invitations to an account, except from one organization",
    OrganizationGuard: "Decline all invitations to the accounts of an organization, except from one organization",
    Provider: "Reach another account through a role",
    getReceivedHandshake: "Look one handshake up",
    getReceivedHandshakes: "Look up the handshakes that can still be accepted",
    getResponsibilityTransfers: "Look up the accounts that pay this organization's bills",
    getProtectionPolicy: "Let accounts accept the handshakes of one organization only",
};

/** The resources and functions that have an example. */
export const exampleNames = (): readonly string[] => Object.keys(titles);

/** The program of an example in one language, as its file has it. */
export function programOf(name: string, language: keyof typeof languages): string {
    return readFileSync(join(folder, `${name}.${languages[language]}`), "utf8");
}

/**
 * Returns the examples of a resource or a function, in the format of Pulumi's generators and its registry. If there are
 * none, returns an empty string.
 *
 * @see https://www.pulumi.com/docs/iac/guides/building-extending/packages/schema/
 */
export function examplesOf(name: string): string {
    if (!existsSync(join(folder, `${name}.ts`))) {
        return "";
    }
    const programs = (Object.keys(languages) as (keyof typeof languages)[]).map(
        (language) => `\`\`\`${language}\n${programOf(name, language)}\`\`\``,
    );
    const example = ["{{% example %}}", `### ${titles[name]}`, ...programs, "{{% /example %}}"].join("\n\n");
    return `\n\n{{% examples %}}\n\n## Example Usage\n\n${example}\n\n{{% /examples %}}`;
}
