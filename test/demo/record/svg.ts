import { type Span, textOf, wrapped } from "./styled";
import { type Heard, timeline } from "./timeline";

/** A recording: the demo's lines in the order in which they were printed. */
export type RecordedLine = Pick<Heard, "wait"> & { readonly spans: readonly Span[] };

const COLUMNS = 104;
const ROWS = 30;
const FONT_SIZE = 14;
const ROW = 20;
const MARGIN = 16;
const TITLE = 36;
const WIDTH = Math.ceil(COLUMNS * FONT_SIZE * 0.602) + 2 * MARGIN;
const HEIGHT = TITLE + ROWS * ROW + MARGIN;

/**
 * The recording as one animated picture: a column of text that is scrolled, and below its last row so far a cover. Who
 * wants no motion sees the first `still` lines.
 */
export function svgOf(lines: readonly RecordedLine[], still: number): string {
  const texts = lines.map(({ spans }) => textOf(spans));
  const { times, end } = timeline(lines.map(({ wait }, index) => ({ wait, text: texts[index] ?? "" })));
  const rows = lines.map(({ spans }) => wrapped(spans, COLUMNS));
  const shownAfter = rows.map((_, index) =>
    rows.slice(0, index + 1).reduce((total, { length }) => total + length, 0),
  );
  const steps = times.map((time, index) => ({ at: (100 * time) / end, shown: shownAfter[index] ?? 0 }));
  const rest = shownAfter[still - 1] ?? shownAfter.at(-1) ?? 0;
  const column = rows.map((parts, index) => textElement(parts, (shownAfter[index] ?? 0) - parts.length));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">
<title>npm run demo</title>
<desc>A terminal: a site is deployed, a file is edited, the preview names its URL, the update refreshes it.</desc>
<style>
${STYLE}
.column{animation:column ${end}ms step-end infinite;transform:${scrolled(rest)}}
.cover{animation:cover ${end}ms step-end infinite;transform:${covered(rest)}}
@keyframes column{${keyframes(steps, scrolled)}}
@keyframes cover{${keyframes(steps, covered)}}
@media (prefers-reduced-motion:reduce){.column,.cover{animation:none}}
</style>
<rect class="window" x=".5" y=".5" width="${WIDTH - 1}" height="${HEIGHT - 1}" rx="8"/>
<circle class="dot" cx="20" cy="18" r="5"/><circle class="dot" cx="38" cy="18" r="5"/><circle class="dot" cx="56" cy="18" r="5"/>
<text class="dim" x="${WIDTH / 2}" y="23" text-anchor="middle">npm run demo</text>
<clipPath id="screen"><rect width="${WIDTH}" height="${ROWS * ROW}"/></clipPath>
<g transform="translate(0 ${TITLE})" clip-path="url(#screen)">
<g class="column">
${column.join("\n")}
<g class="cover"><rect class="ground" x="1" width="${WIDTH - 2}" height="${ROWS * ROW}"/><rect class="cursor" x="${MARGIN}" y="3" width="8" height="15"/></g>
</g>
</g>
</svg>
`;
}

const scrolled = (shown: number) => `translateY(${-Math.max(0, shown + 1 - ROWS) * ROW}px)`;
const covered = (shown: number) => `translateY(${shown * ROW}px)`;

function keyframes(
  steps: readonly { at: number; shown: number }[],
  transform: (shown: number) => string,
): string {
  const all = [{ at: 0, shown: 0 }, ...steps].map(({ at, shown }) => ({ at, value: transform(shown) }));
  const changes = all.filter(({ value }, index) => value !== all[index - 1]?.value);
  return changes.map(({ at, value }) => `${Number(at.toFixed(3))}%{transform:${value}}`).join("");
}

/** One line of output; the rows that it is wrapped to go on in the same element, so that it is copied as one. */
function textElement(rows: readonly Span[][], row: number): string {
  const y = row * ROW + 15;
  const parts = rows.map((spans, index) =>
    spans.map((span, at) => tspan(span, index > 0 && at === 0 ? y + index * ROW : undefined)).join(""),
  );
  return `<text x="${MARGIN}" y="${y}">${parts.join("")}</text>`;
}

function tspan({ text, colour, bold }: Span, y: number | undefined): string {
  const classes = [colour, bold && "bold"].filter(Boolean).join(" ");
  const attributes = [classes && ` class="${classes}"`, y !== undefined && ` x="${MARGIN}" y="${y}"`].filter(
    Boolean,
  );
  const escaped = text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  return attributes.length === 0 ? escaped : `<tspan${attributes.join("")}>${escaped}</tspan>`;
}

const STYLE = `svg{--ground:#fff;--line:#d1d9e0;--text:#1f2328;--dim:#59636e;--red:#c21c2c;--green:#116329;--yellow:#7d4e00;--blue:#0550ae;--magenta:#8250df;--cyan:#1b7c83}
@media (prefers-color-scheme:dark){svg{--ground:#0d1117;--line:#3d444d;--text:#e6edf3;--dim:#9198a1;--red:#ff7b72;--green:#3fb950;--yellow:#d8a63a;--blue:#79c0ff;--magenta:#d2a8ff;--cyan:#56d4dd}}
text{font:${FONT_SIZE}px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace;fill:var(--text);white-space:pre}
.window{fill:var(--ground);stroke:var(--line)}.dot{fill:var(--line)}.ground{fill:var(--ground)}.cursor{fill:var(--dim)}.cover{pointer-events:none}
.dim{fill:var(--dim)}.bold{font-weight:700}
${["red", "green", "yellow", "blue", "magenta", "cyan"].map((name) => `.${name}{fill:var(--${name})}`).join("")}`;
