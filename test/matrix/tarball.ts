import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

export const execute = promisify(execFile);

/** One file of the tarball, by its path in the package. */
interface PackedFile {
  readonly path: string;
}

/** What `npm pack` prints about the tarball. */
export interface Tarball {
  /** Where it is. */
  readonly file: string;
  /** Bytes, packed. */
  readonly size: number;
  readonly files: readonly PackedFile[];
}

/** Packs the build as it would be published, into `folder`. */
export async function pack(folder: string): Promise<Tarball> {
  // The test command has made the build.
  const args = ["pack", "--ignore-scripts", "--json", "--pack-destination", folder];
  const { stdout } = await execute("npm", args, { maxBuffer: 16 * 1024 * 1024 });
  const [packed] = Object.values(JSON.parse(stdout)) as {
    filename: string;
    size: number;
    files: PackedFile[];
  }[];
  if (!packed) throw new Error(`npm pack says ${stdout}`);
  return { file: join(folder, packed.filename), size: packed.size, files: packed.files };
}
