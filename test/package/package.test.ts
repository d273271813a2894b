import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { installIsolated } from "../matrix/isolated";
import { pack, type Tarball } from "../matrix/tarball";

describe("the packed tarball", () => {
  const folder = mkdtempSync(join(tmpdir(), "package-"));
  let tarball: Tarball;
  beforeAll(async () => {
    tarball = await pack(folder);
    installIsolated(tarball, folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("holds the build, the emulator with its page, and what a package says of itself; and nothing else", () => {
    const sources = globSync("{sdk,provider,test/emulator}/**/*.ts", {
      exclude: ["**/*.test.ts", "**/*fixture.ts", "**/*.d.ts"],
    });
    const built = sources.flatMap((source) =>
      [".js", ".d.ts"].map((end) => `dist/${source.replace(/\.ts$/, end)}`),
    );
    const page = globSync("test/emulator/page/*.{html,css,js,svg}");
    const schema = "dist/provider/plugin/schema.json";
    const about = ["CHANGELOG.md", "LICENSE", "README.md", "package.json"];
    const packed = tarball.files.map(({ path }) => path);
    expect(packed.sort()).toEqual([...built, schema, ...page, ...about].sort());
  });

  it("is smaller than 330 KB", () => {
    expect(tarball.size).toBeLessThan(330_000);
  });

  it("passes publint", async () => {
    // Suggestions are left out: "type" is not set, since the emulator's page has modules for browsers.
    const level = "warning";
    const bytes = new Uint8Array(readFileSync(tarball.file)).buffer;
    const { messages, pkg } = await publint({ pack: { tarball: bytes }, strict: true, level });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it("has correct types for every way of resolving modules", async () => {
    const analysis = await checkPackage(createPackageFromTarballData(readFileSync(tarball.file)));
    const problems = analysis.types ? analysis.problems : ["no types"];
    expect(problems).toEqual([]);
  });

  it("has public types that need only those of Pulumi and Node", () => {
    const typesOf = (file: string, seen: Set<string>): string[] => {
      if (seen.has(file)) return [];
      seen.add(file);
      const { importedFiles } = ts.preProcessFile(readFileSync(file, "utf8"));
      return importedFiles.flatMap(({ fileName: name }) => {
        if (!name.startsWith(".")) return name;
        const [found] = [".d.ts", "/index.d.ts"]
          .map((end) => join(file, "..", name) + end)
          .filter(existsSync);
        return typesOf(found ?? name, seen);
      });
    };
    const root = join(folder, "node_modules/pulumi-alicloud-refresh/dist");
    for (const entry of ["sdk", "test/emulator"]) {
      const packages = new Set(typesOf(join(root, entry, "index.d.ts"), new Set()));
      expect([...packages].filter((name) => !/^(?:node:|@pulumi\/pulumi$)/.test(name))).toEqual([]);
    }
  });

  const { engines } = JSON.parse(readFileSync("package.json", "utf8"));
  const oldest = Number(engines.node.replace(">=", ""));

  /** The result of loading one of the package's entry points in a Node that reports this version. */
  const loaded = (entry: string, node: string) => {
    const program = `
      Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${node}" } });
      try {
        require("${entry}");
      } catch (error) {
        console.log(error.message);
      }`;
    return execFileSync(process.execPath, ["--eval", program], { cwd: folder, encoding: "utf8" });
  };

  it.for(["", "/provider", "/emulator"].map((entry) => `pulumi-alicloud-refresh${entry}`))(
    "%s is not loaded by a Node that is too old",
    (name) => {
      expect(loaded(name, `${oldest}.0.0`)).toBe("");
      expect(loaded(name, `${oldest - 1}.9.0`)).toBe(
        `pulumi-alicloud-refresh needs Node ${oldest} or newer, but this is Node ${oldest - 1}.9.0 ` +
          `(${process.execPath}). Install a newer one, and put it first on the PATH of pulumi\n`,
      );
    },
  );

  it("runs the emulator with its declared dependencies only", async () => {
    const { bin } = JSON.parse(readFileSync("package.json", "utf8"));
    const cli = join(folder, "node_modules/pulumi-alicloud-refresh", bin["pulumi-alicloud-refresh"]);
    const emulator = spawn(process.execPath, [cli, "emulator"], { stdio: ["ignore", "pipe", "inherit"] });
    try {
      const { api } = JSON.parse(await firstLine(emulator));
      const page = await fetch(`${api}/_emulator/`);
      expect(page.status).toBe(200);
      expect(page.headers.get("content-type")).toContain("text/html");
    } finally {
      emulator.kill();
    }
    expect(await once(emulator, "exit")).toEqual([0, null]);
  });
});

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  const [line] = await once(createInterface(stdout as NodeJS.ReadableStream), "line");
  return line;
}
