// npm run record: runs the demo and writes its output as an animated picture.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { styledLines, textOf } from "./styled";
import { svgOf } from "./svg";

const TARGET = "test/demo/recording.svg";

/** The demo's lines with their colours, and when each was printed. */
async function linesOfDemo() {
  // Into one pipe: the engine writes messages to stderr in the midst of its output.
  const { NO_COLOR: _, ...outer } = process.env;
  const env = { ...outer, FORCE_COLOR: "1", PULUMI_OPTION_COLOR: "always" };
  const demo = spawn("sh", ["-c", `"${process.execPath}" dist/test/demo/index.js 2>&1`], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exit = once(demo, "exit");
  const lines: { line: string; time: number }[] = [];
  for await (const line of createInterface({ input: demo.stdout })) {
    console.log(line);
    lines.push({ line, time: performance.now() });
  }
  const [code] = await exit;
  if (code !== 0) throw new Error("The demo failed: nothing is recorded.");
  return lines;
}

async function record(): Promise<void> {
  const lines = await linesOfDemo();
  const styled = styledLines(lines.map(({ line }) => line).join("\n"));
  const recorded = styled.map((spans, index) => ({
    spans,
    wait: (lines[index]?.time ?? 0) - (lines[index - 1]?.time ?? 0),
  }));
  // The engine prints rows of dots while it waits; the picture leaves them out.
  const shown = recorded.filter(({ spans }) => !textOf(spans).startsWith("@ ")).slice(1);
  const previewed = shown.findIndex(({ spans }) => textOf(spans) === "$ pulumi preview --diff");
  const afterPreview = shown.findIndex(
    ({ spans }, index) => index > previewed && textOf(spans).startsWith("$ "),
  );
  writeFileSync(TARGET, svgOf(shown, afterPreview));
  console.log(`\n${TARGET} is written.`);
}

record().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
