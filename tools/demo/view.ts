import { styleText } from "node:util";
import type { Handshake, Sandbox } from "../../sandbox";

/** Whether the output may have colors. */
export const hasColors = process.stdout.isTTY && process.stdout.hasColors();

/** Prints the title of the next step. */
export function headline(text: string): void {
    const line = `=== ${text}`;
    console.log(`\n${hasColors ? styleText(["bold", "cyan"], line) : line}`);
}

/** Prints the handshakes in AWS, and the calls since the last time. */
export function showHandshakes(sandbox: Sandbox): void {
    const columns = ["handshake", "action", "from organization", "state"];
    console.log(`\nOn AWS's side:\n${table([columns, ...sandbox.handshakes.map(row)])}`);
    console.log(`  calls since last shown: ${sandbox.calls().join(", ") || "none"}`);
    sandbox.clearRequests();
}

/** Prints the number of handshakes in each state, and the number of calls since the last time. */
export function showOrganization(sandbox: Sandbox): void {
    const states = countOf(sandbox.handshakes.map((handshake) => `${handshake.State} from ${senderOf(handshake)}`));
    const accounts = sandbox.organizations.all.map(({ id, members }) => `${members.length} accounts in ${id}`);
    console.log(`\nOn AWS's side: ${accounts.join(", ")}; handshakes: ${states || "none"}`);
    console.log(
        `  calls since last shown: ${countOf(sandbox.calls().map((call) => call.split(" ")[0] ?? "")) || "none"}`,
    );
    sandbox.clearRequests();
}

/** Such as "2 OPEN, 1 DECLINED". */
function countOf(names: readonly string[]): string {
    return [...new Set(names)].map((name) => `${names.filter((other) => other === name).length} ${name}`).join(", ");
}

function row(handshake: Handshake): string[] {
    const { Id = "", Action = "", State = "" } = handshake;
    return [Id, Action, senderOf(handshake), State];
}

function senderOf({ Parties = [] }: Handshake): string {
    return Parties.find(({ Type }) => Type === "ORGANIZATION")?.Id ?? "";
}

function table(rows: string[][]): string {
    const width = (column: number) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0));
    const line = (cells: string[]) => cells.map((cell, column) => cell.padEnd(width(column))).join("  ");
    return rows.map((cells) => `  ${line(cells)}`.trimEnd()).join("\n");
}
