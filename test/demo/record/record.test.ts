import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { styledLines, textOf, wrapped } from "./styled";
import { svgOf } from "./svg";
import { timeline } from "./timeline";

const ESC = "\u001b";

it("reads colours and weight, also across lines", () => {
  const output = `a ${ESC}[1m${ESC}[38;5;2mbold${ESC}[0m b\n${ESC}[32mgreen\nstill${ESC}[39m not`;
  expect(styledLines(output)).toEqual([
    [
      { text: "a ", bold: false },
      { text: "bold", bold: true, colour: "green" },
      { text: " b", bold: false },
    ],
    [{ text: "green", bold: false, colour: "green" }],
    [
      { text: "still", bold: false, colour: "green" },
      { text: " not", bold: false },
    ],
  ]);
});

it("wraps as a terminal does, without losing text", () => {
  const [line = []] = styledLines(`12345${ESC}[32m6789${ESC}[0m0`);
  const rows = wrapped(line, 4);
  expect(rows.map(textOf)).toEqual(["1234", "5678", "90"]);
  expect(rows[1]?.map(({ colour }) => colour)).toEqual([undefined, "green"]);
});

it("shortens waits, and gives time to read before something new", () => {
  const { times, end } = timeline([
    { text: "$ pulumi up", wait: 0 },
    { text: "at once", wait: 1 },
    { text: "after long", wait: 60_000 },
    { text: "== Next", wait: 0 },
  ]);
  expect(times).toEqual([300, 360, 1060, 2140]);
  expect(end).toBe(8140);
});

it("escapes markup", () => {
  expect(svgOf([{ wait: 0, spans: [{ text: "<a> & b", bold: false }] }], 1)).toContain("&lt;a> &amp; b");
});

it("matches today's demo, and is small", () => {
  const svg = readFileSync("test/demo/recording.svg", "utf8");
  expect(svg.length).toBeLessThan(200_000);
  const recorded = [...svg.matchAll(/<text x="16" y="\d+">(.*)<\/text>/g)].map(([, text = ""]) =>
    text
      .replace(/<[^>]*>/g, "")
      .replace(/&lt;/g, "<")
      .replace(/&amp;/g, "&"),
  );
  // What differs from run to run, the order of diagnostics too, and rows that take a moment longer on a slow machine.
  const steady = (lines: readonly string[]) =>
    lines
      .map((line) => line.trim())
      .filter(
        (line) => line !== "" && !/creating|updating|will refresh|^\[id=|Duration|127\.0\.0\.1/.test(line),
      )
      .map((line) => line.replace(/\([\d.]+s\)/, "(1s)"))
      .sort();
  expect(steady(recorded)).toEqual(steady(readFileSync("test/demo/transcript.txt", "utf8").split("\n")));
});
