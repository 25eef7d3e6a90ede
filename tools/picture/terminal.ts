import Anser, { type AnserJsonEntry } from "anser";

const [fontSize, lineHeight, characterWidth, margin] = [13, 18, 7.83, 16];

/** Draws a terminal window with an output, as SVG. ANSI escape sequences set the colors. */
export function terminal(text: string): string {
    const lines = text
        .trimEnd()
        .split("\n")
        .map((line) => Anser.ansiToJson(line.trimEnd(), { remove_empty: true }));
    const columns = Math.max(...lines.map((line) => line.reduce((sum, { content }) => sum + content.length, 0)));
    const width = Math.ceil(columns * characterWidth + 2 * margin);
    const height = lines.length * lineHeight + 2 * margin;
    const rows = lines.map((line, row) => {
        const y = margin + (row + 1) * lineHeight - 5;
        return `<text x="${margin}" y="${y}" xml:space="preserve">${line.map(span).join("")}</text>`;
    });
    return [
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="${fontSize}" fill="#e6edf3">`,
        `<rect width="100%" height="100%" rx="8" fill="#0d1117"/>`,
        ...rows,
        "</svg>\n",
    ].join("\n");
}

function span({ content, fg, decorations }: AnserJsonEntry): string {
    const attributes = [
        fg && ` fill="rgb(${fg})"`,
        decorations.includes("bold") && ' font-weight="bold"',
        decorations.includes("underline") && ' text-decoration="underline"',
    ];
    return `<tspan${attributes.filter(Boolean).join("")}>${Anser.escapeForHtml(content)}</tspan>`;
}
