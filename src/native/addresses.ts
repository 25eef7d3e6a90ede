/** The addresses that are derived from the repository on GitHub. */
export interface Addresses {
    /** The repository's name, `OWNER/REPOSITORY`. */
    readonly name: string;
    /** The repository's page. */
    readonly repository: string;
    /** The project's page. */
    readonly homepage: string;
    /**
     * Where the engine downloads the plugin: the releases of the repository, in Pulumi's format.
     *
     * @see https://www.pulumi.com/docs/iac/packages-and-automation/pulumi-packages/authoring/
     */
    readonly pluginDownloadURL: string;
    /** The path of the Go module with the SDK. */
    readonly goModule: string;
}

/** The path of the Go module without a known repository. It has no domain, so a program needs a `replace` for it. */
export const LOCAL_GO_MODULE = "pulumi-aws-handshakes/sdk/go/awshandshakes";

const GITHUB = /^(?:github:|(?:git\+)?https:\/\/github\.com\/)([\w.-]+\/[\w.-]+?)(?:\.git)?$/;

/**
 * Returns the addresses for the field `repository` of package.json, in any of npm's forms for GitHub.
 *
 * @returns undefined if the field is missing or names no repository on GitHub.
 * @see https://docs.npmjs.com/cli/configuring-npm/package-json#repository
 */
export function addressesOf(repository: string | { url?: string } | undefined): Addresses | undefined {
    const [, name] = GITHUB.exec((typeof repository === "object" ? repository.url : repository) ?? "") ?? [];
    if (name === undefined) {
        return undefined;
    }
    const page = `https://github.com/${name}`;
    return {
        name,
        repository: page,
        homepage: page,
        pluginDownloadURL: `github://api.github.com/${name}`,
        goModule: `github.com/${name}/sdk/go/awshandshakes`,
    };
}
