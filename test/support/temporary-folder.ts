import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Vitest's global set-up: one folder for all temporary files. Pulumi, ts-node and package managers leave some behind. */
export default function temporaryFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "alicloud-refresh-"));
  // One test reads as another user.
  chmodSync(folder, 0o755);
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
