import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A home folder of its own for this process. */
export class Home implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), "home-"));
  readonly #before = process.env.HOME;

  /** `files` are texts, or values that are kept as JSON, by path. */
  constructor(files: Record<string, unknown>) {
    process.env.HOME = this.folder;
    mkdirSync(join(this.folder, ".aliyun"));
    for (const [name, content] of Object.entries(files))
      writeFileSync(join(this.folder, name), typeof content === "string" ? content : JSON.stringify(content));
  }

  [Symbol.dispose](): void {
    if (this.#before === undefined) delete process.env.HOME;
    else process.env.HOME = this.#before;
    rmSync(this.folder, { recursive: true });
  }
}
