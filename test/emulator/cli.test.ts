import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, expect, onTestFinished, test } from "vitest";
import { client, send } from "./api/fixture";

const CLI = resolve("dist/test/emulator/cli.js");

/** Starts the built command and gives its output and its end. */
function run(...args: string[]) {
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const errors: string[] = [];
  child.stderr.on("data", (chunk) => errors.push(String(chunk)));
  const ended = once(child, "exit").then(([code]) => ({
    code: code as number | null,
    errors: errors.join(""),
  }));
  const firstLine = once(createInterface(child.stdout), "line").then(([line]) => JSON.parse(String(line)));
  return { child, ended, firstLine };
}

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

test.each(["SIGINT", "SIGTERM"] as const)("prints one line of JSON, runs, and ends on %s", async (signal) => {
  const folder = await mkdtemp(join(tmpdir(), "emulator-cli-"));
  folders.push(folder);
  await writeFile(join(folder, "index.html"), "hello");
  const { child, ended, firstLine } = run(
    "--port",
    "0",
    "--origin",
    folder,
    "--domain",
    "a.example",
    "--site",
    "a.example",
    "--speed",
    "60",
  );
  const { api, edge, nodes: _, ...credentials } = await firstLine;
  const { cdn } = client({ api, credentials });
  expect((await cdn("RefreshObjectCaches", { ObjectPath: "http://a.example/" })).status).toBe(200);
  const other = await cdn("RefreshObjectCaches", { ObjectPath: "http://b.example/" });
  expect(other.body.Code).toBe("InvalidDomain.NotFound");
  const sites = await client({ api, credentials }).esaGet("ListSites");
  expect(sites.body.Sites).toMatchObject([{ SiteName: "a.example" }]);
  expect((await fetch(`${edge}/index.html`)).status).toBe(200);
  child.kill(signal);
  expect(await ended).toEqual({ code: 0, errors: "" });
});

test("the subcommand's name may be given", async () => {
  const { child, ended, firstLine } = run("emulator", "--nodes", "2");
  expect((await firstLine).nodes).toHaveLength(2);
  expect(Object.keys(await firstLine).sort()).toEqual([
    "accessKeyId",
    "accessKeySecret",
    "api",
    "edge",
    "nodes",
  ]);
  child.kill("SIGTERM");
  expect((await ended).code).toBe(0);
});

test("its clock can be moved through the control API", async () => {
  const { child, firstLine } = run("--clock", "virtual");
  const { api } = await firstLine;
  const clock = `${api}/_emulator/clock`;
  const time = async (init?: RequestInit) => Date.parse(String((await send(clock, init)).body.now));
  const before = await time();
  expect((await time({ method: "POST", body: '{"advance":60000}' })) - before).toBe(60_000);
  expect(await time()).toBe(before + 60_000);
  child.kill("SIGTERM");
});

test.each([
  [["--port", "x"], "--port: expected a number, got x"],
  [["--speed", "0"], "speed: expected a number above 0"],
  [["--clock", "broken"], "--clock: expected real or virtual, got broken"],
  [["--origin", "/does/not/exist"], "origin: expected a folder"],
  [["serve"], "unknown command serve"],
  [["--nonsense"], "--nonsense"],
])("%j is an error", async (args, message) => {
  const { code, errors } = await run(...args).ended;
  expect(code).toBe(1);
  expect(errors).toContain(message);
});
