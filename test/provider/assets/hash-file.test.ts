import * as crypto from "node:crypto";
import * as fs from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fileHasher } from "../../../provider/assets/hash-file";
import { tree } from "./tree";

const MIB = 1024 * 1024;
const expected = (bytes: Uint8Array) => crypto.createHash("sha256").update(bytes).digest("hex").slice(0, 16);

test.each([0, 1, MIB - 1, MIB, MIB + 1, 2 * MIB, 2 * MIB + 1])("a file of %i bytes", (size) => {
  const bytes = Buffer.alloc(size, "bytes");
  const dir = tree({ "a.bin": bytes });
  expect(fileHasher(fs, crypto)(join(dir, "a.bin"))).toBe(expected(bytes));
});

test("memory does not grow with the file: all reads share one buffer", () => {
  const buffers = new Map<NodeJS.ArrayBufferView, number>();
  const readSync = (...args: Parameters<typeof fs.readSync>) => {
    buffers.set(args[1], args[1].byteLength);
    return fs.readSync(...args);
  };
  const hashFile = fileHasher({ ...fs, readSync: readSync as typeof fs.readSync }, crypto);
  const dir = tree({ a: Buffer.alloc(5 * MIB), b: "b" });
  hashFile(join(dir, "a"));
  hashFile(join(dir, "b"));
  expect([...buffers.values()]).toEqual([MIB]);
});

test("reads that bring less than asked for are not the end of the file", () => {
  const dir = tree({ "a.bin": Buffer.alloc(99_999, "bytes") });
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 4097, max: 20_000 }), { minLength: 1 }), (sizes) => {
      let reads = 0;
      const readSync = (fd: number, buffer: Buffer, offset: number, length: number, position: null) =>
        fs.readSync(fd, buffer, offset, Math.min(length, sizes[reads++ % sizes.length] as number), position);
      const hashFile = fileHasher({ ...fs, readSync: readSync as typeof fs.readSync }, crypto);
      expect(hashFile(join(dir, "a.bin"))).toBe(expected(Buffer.alloc(99_999, "bytes")));
    }),
  );
});

test.each([
  ["grows", (path: string) => fs.appendFileSync(path, "x")],
  ["is rewritten", (path: string) => fs.writeFileSync(path, Buffer.alloc(3 * MIB, "x"))],
])("a large file that %s meanwhile is an error", (_, change) => {
  const path = join(tree({ "a.bin": Buffer.alloc(3 * MIB) }), "a.bin");
  fs.utimesSync(path, 1, 1);
  let reads = 0;
  const readSync = (...args: Parameters<typeof fs.readSync>) => {
    if (++reads === 2) change(path);
    return fs.readSync(...args);
  };
  const hashFile = fileHasher({ ...fs, readSync: readSync as typeof fs.readSync }, crypto);
  expect(() => hashFile(path)).toThrow("changed while it was being read");
});

test("the file is always closed", () => {
  const opened: number[] = [];
  const closed: number[] = [];
  const openSync = (path: fs.PathLike, flags: fs.OpenMode) =>
    opened[opened.push(fs.openSync(path, flags)) - 1] as number;
  const closeSync = (fd: number) => {
    fs.closeSync(fd);
    closed.push(fd);
  };
  const hashFile = fileHasher({ ...fs, openSync, closeSync } as typeof fs, crypto);
  const dir = tree({ a: "" });
  hashFile(join(dir, "a"));
  expect(() => hashFile(dir)).toThrow("EISDIR");
  expect(closed).toEqual(opened);
});
