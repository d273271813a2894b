import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Emulator } from "../emulator";

export const HOST = "static.example.com";

/** The URL paths that a visitor requests. */
export const PATHS = [
  "/",
  "/app.js",
  "/guide/",
  "/images/cup.svg",
  "/images/leaf.svg",
  "/menu.html",
  "/style.css",
];
const NODES = [0, 1, 2];

/** Visits one path at every node. */
export async function pageOf(emulator: Emulator, path: string) {
  const visits = [];
  for (const node of NODES) {
    const { status, cache, body } = await emulator.edge.get(`https://${HOST}${path}`, { node });
    visits.push({ path, status, cache, body: body.toString() });
  }
  return visits;
}

/** Visits every path at every node. */
export async function visitAll(emulator: Emulator) {
  const visits = [];
  for (const path of PATHS) visits.push(...(await pageOf(emulator, path)));
  return visits;
}

/** Waits until the refresh has reached every node; at the service that takes five to six minutes. */
export async function waitForTasks(emulator: Emulator): Promise<void> {
  for (let look = 0; look < 300; look++) {
    if (emulator.tasks().every(({ status }) => status === "Complete")) return;
    await setTimeout(100);
  }
  throw new Error("The refresh tasks did not complete within 30 seconds.");
}

export function editFile(folder: string, name: string, from: string, to: string): void {
  const file = join(folder, name);
  writeFileSync(file, readFileSync(file, "utf8").replaceAll(from, to));
}

export function deletePage(folder: string, name: string): void {
  rmSync(join(folder, name));
}
