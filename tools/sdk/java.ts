import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Addresses } from "../../src/native/addresses";
import { version } from "../../src/version";
import { programOf } from "../schema/examples";
import type { Schema } from "../schema/schema";

/** The coordinates of the SDK in Maven, without the version. The SDK isn't on Maven Central. */
export const MAVEN_COORDINATES = { groupId: "pulumi-aws-handshakes", artifactId: "aws-handshakes" } as const;

/** Pulumi's SDK for Java, of the generator's version. */
const PULUMI_VERSION = "1.12.0";

/** Where the generated classes look for their version, and Pulumi's language host for the plugin. */
const RESOURCES = "src/main/resources/com/pulumi/aws-handshakes";

/**
 * The schema for the SDK for Java, without the class `Config`, which programs don't need: the plugin reads the
 * configuration itself. Pulumi's generator writes the types that `Config` shares with look-ups twice, and then fails:
 * "duplicate file".
 */
export const schemaForJava = (schema: Schema): Schema => ({ ...schema, config: { variables: {} } });

/**
 * Adds what makes the SDK a Maven project: `mvn install` in it makes it available to programs of the same user.
 *
 * @param folder the SDK as the generator wrote it.
 * @param repository the folder of this repository, for its license.
 * @param schema what the SDK was generated from.
 * @param addresses where the plugin is downloaded from; unknown in a build from sources.
 */
export async function completeJava(
    folder: string,
    repository: string,
    { name, description }: Schema,
    addresses?: Addresses,
): Promise<void> {
    await mkdir(join(folder, RESOURCES), { recursive: true });
    const plugin = { resource: true, name, version, server: addresses?.pluginDownloadURL };
    await writeFile(join(folder, RESOURCES, "plugin.json"), JSON.stringify(plugin));
    await writeFile(join(folder, "pom.xml"), pom(description, addresses));
    await copyFile(join(repository, "LICENSE"), join(folder, "LICENSE"));
    await writeFile(join(folder, "README.md"), readme());
}

function pom(description: string, addresses?: Addresses): string {
    const { groupId, artifactId } = MAVEN_COORDINATES;
    const url = addresses === undefined ? "" : `\n  <url>${addresses.repository}</url>`;
    return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>${groupId}</groupId>
  <artifactId>${artifactId}</artifactId>
  <version>${version}</version>
  <name>pulumi-aws-handshakes</name>
  <description>${description}</description>${url}
  <licenses>
    <license>
      <name>Apache-2.0</name>
      <url>https://www.apache.org/licenses/LICENSE-2.0.txt</url>
    </license>
  </licenses>
  <properties>
    <maven.compiler.source>11</maven.compiler.source>
    <maven.compiler.target>11</maven.compiler.target>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
    <dependency>
      <groupId>com.pulumi</groupId>
      <artifactId>pulumi</artifactId>
      <version>${PULUMI_VERSION}</version>
    </dependency>
    <dependency>
      <groupId>com.google.code.gson</groupId>
      <artifactId>gson</artifactId>
      <version>2.10</version>
    </dependency>
    <dependency>
      <groupId>com.google.code.findbugs</groupId>
      <artifactId>jsr305</artifactId>
      <version>3.0.2</version>
    </dependency>
  </dependencies>
</project>
`;
}

function readme(): string {
    const { groupId, artifactId } = MAVEN_COORDINATES;
    return `# pulumi-aws-handshakes for Java

Decline AWS Organizations handshakes (invitations and transfer requests) with Pulumi, and see when that stops being true.

**Warning: a decline is permanent. A guard's first \`pulumi up\` declines every pending handshake that is not allowed.** Run \`pulumi preview\` first: it names them.

Run \`mvn install\` in this folder. It needs a JDK 11 or later. Then add this to your program's pom.xml:

\`\`\`xml
<dependency>
  <groupId>${groupId}</groupId>
  <artifactId>${artifactId}</artifactId>
  <version>${version}</version>
</dependency>
\`\`\`

\`\`\`java
${programOf("InvitationGuard", "java")}\`\`\`

The plugin reads the stack's configuration \`aws-handshakes:…\`. It does not read \`aws:…\`.
`;
}
