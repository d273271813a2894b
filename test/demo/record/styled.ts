/** Text in one style, as a terminal would show it. */
export interface Span {
  readonly text: string;
  /** One of the terminal's named colours; undefined: its own. */
  readonly colour?: Colour;
  readonly bold: boolean;
}

type Colour = "red" | "green" | "yellow" | "blue" | "magenta" | "cyan";

const COLOURS: readonly (Colour | undefined)[] = [
  undefined,
  "red",
  "green",
  "yellow",
  "blue",
  "magenta",
  "cyan",
  undefined,
];

/** Splits output into lines of spans by its "select graphic rendition" codes; a style goes on into the next line. */
export function styledLines(output: string): Span[][] {
  const lines: Span[][] = [[]];
  let style: Pick<Span, "colour" | "bold"> = { bold: false };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes begin with one
  for (const [, codes, text] of output.matchAll(/\x1b\[([\d;]*)m|([^\x1b]+)/g)) {
    if (codes !== undefined) style = restyled(style, codes.split(";").map(Number));
    for (const [index, part] of (text ?? "").split("\n").entries()) {
      if (index > 0) lines.push([]);
      if (part !== "") lines.at(-1)?.push({ text: part.replace(/\r$/, ""), ...style });
    }
  }
  return lines;
}

function restyled(style: Pick<Span, "colour" | "bold">, codes: number[]): Pick<Span, "colour" | "bold"> {
  const [code = 0, kind, index = 0] = codes;
  const coloured = (colour: Colour | undefined) => ({ bold: style.bold, ...(colour && { colour }) });
  if (code === 38 && kind === 5) return coloured(COLOURS[index % 8]);
  if (code >= 30 && code <= 37) return coloured(COLOURS[code - 30]);
  if (code === 39) return coloured(undefined);
  if (code === 1) return { ...style, bold: true };
  if (code === 22) return { ...style, bold: false };
  return { bold: false };
}

/** The line's text alone. */
export const textOf = (line: readonly Span[]) => line.map(({ text }) => text).join("");

/** Wraps a line into rows of a maximum length, as a terminal does. */
export function wrapped(line: readonly Span[], columns: number): Span[][] {
  const rows: Span[][] = [[]];
  let left = columns;
  for (const span of line) {
    for (let text = span.text; text !== ""; ) {
      if (left === 0) {
        rows.push([]);
        left = columns;
      }
      const part = text.slice(0, left);
      rows.at(-1)?.push({ ...span, text: part });
      left -= part.length;
      text = text.slice(part.length);
    }
  }
  return rows;
}
