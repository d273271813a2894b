import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../emulator";

export const GOOD = "https://good.example.com/";
export const OLD = "https://old.example.com/";
export const UNKNOWN = "https://godo.example.com/";

/** The account has the domains of `GOOD` and `OLD`, and no others. */
export const TWO_DOMAINS = {
  domains: { "good.example.com": {}, "old.example.com": {} },
  otherDomains: "unknown",
} as const;

/** A folder that both domains serve. */
export class TwoDomains implements AsyncDisposable {
  readonly folder = mkdtempSync(join(tmpdir(), "site-"));
  declare emulator: Emulator;

  async start(): Promise<void> {
    const taskSeconds = { visible: 0, duration: 0 };
    this.emulator = await startEmulator({ origin: this.folder, taskSeconds, ...TWO_DOMAINS });
  }

  /** Replaces all files. */
  publish(files: Record<string, string>): void {
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(this.folder);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(this.folder, name), text);
  }

  async served(url: string): Promise<string> {
    return (await this.emulator.edge.get(url)).body.toString();
  }

  /** Undoes what a test did to the service. */
  recover(): void {
    this.emulator.domains.set("old.example.com", "online");
    this.emulator.faults.clear();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.emulator?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
