import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Holdable } from "./disturbances";

/** A folder to serve, or its copy from when it was frozen. */
export class HeldFolder implements Holdable {
  #copy: string | undefined;

  constructor(private readonly folder: string) {}

  get path(): string {
    return this.#copy ?? this.folder;
  }

  hold(): void {
    const copy = mkdtempSync(join(tmpdir(), "emulator-origin-"));
    // Links stay links: one that leads outside is refused in the copy as it is in the folder.
    cpSync(this.folder, copy, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
    this.#copy = copy;
  }

  release(): void {
    if (this.#copy !== undefined) rmSync(this.#copy, { recursive: true, force: true });
    this.#copy = undefined;
  }
}
