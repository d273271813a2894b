import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, it, vi } from "vitest";
import { cdn } from "../../../provider/services/cdn";
import { dcdn } from "../../../provider/services/dcdn";
import { esa } from "../../../provider/services/esa";
import { vod } from "../../../provider/services/vod";
import { type Move, moves } from "./moves";
import { Player } from "./player";
import { World } from "./world";

vi.mock("../../../provider/plan/most-kept", async () => {
  const { most } = await import("./kept.js");
  return {
    get MOST_CHARACTERS() {
      return most.characters;
    },
  };
});

const SERVICES = { cdn, dcdn, vod, esa };
const { MODEL_RUNS = "100", MODEL_SEED, MODEL_PATH } = process.env;
const numRuns = Number(MODEL_RUNS);

const folder = mkdtempSync(join(tmpdir(), "model-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A move without what is not special about it. */
const shown = (move: Move) =>
  JSON.stringify(move, (key, value) => {
    const isPlain = !value || (Array.isArray(value) && value.length === 0);
    return isPlain && PLAIN.includes(key) ? undefined : value;
  });
const PLAIN = ["edits", "faults", "isLost", "isSettled", "visit"];

/** Plays one deployment's life; an error tells it move by move. */
async function live(service: keyof typeof SERVICES, moves: readonly Move[]): Promise<void> {
  await using world = await World.start(SERVICES[service], folder);
  const player = new Player(world);
  const story: string[] = [];
  try {
    for (const move of moves) {
      story.push(shown(move));
      await player.play(move);
      if (player.outcome) story.push(`    ${player.outcome}`);
    }
    await player.end();
  } catch (error) {
    story.push(`    ${player.outcome}`);
    throw new Error(`${(error as Error).message}\n\n${story.join("\n")}\n`, { cause: error });
  }
}

it(`keeps its promise through ${numRuns} random lives of a deployment`, {
  timeout: 120_000 + 500 * numRuns,
}, async () => {
  const services = fc.constantFrom<(keyof typeof SERVICES)[]>("cdn", "cdn", "cdn", "dcdn", "vod", "esa");
  const report = await fc.check(fc.asyncProperty(services, moves, live), {
    numRuns,
    ...(MODEL_SEED && { seed: Number(MODEL_SEED) }),
    ...(MODEL_PATH && { path: MODEL_PATH }),
  });
  if (!report.failed) return;
  const { counterexample, counterexamplePath, errorInstance, seed, numRuns: run, numShrinks } = report;
  const replay = `MODEL_SEED=${seed} MODEL_PATH=${counterexamplePath} npx vitest run test/provider/model`;
  const [service] = counterexample ?? [];
  const reason = (errorInstance as Error).message;
  expect.fail(`life ${run}, shrunk ${numShrinks} times, with ${service}: ${reason}\nReplay: ${replay}`);
});
