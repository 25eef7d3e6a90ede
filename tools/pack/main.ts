/** `npm run pack [FOLDER]` packs the npm package for publication, into `dist` by default. */
import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { packPackage } from "./pack";

async function main(): Promise<void> {
    const folder = resolve(process.argv[2] ?? resolve(__dirname, "../../dist"));
    await mkdir(folder, { recursive: true });
    console.log(`The package is ${await packPackage(folder)}.`);
}

main().catch((error: Error) => {
    console.error(`The package couldn't be packed: ${error.message}`);
    process.exitCode = 1;
});
