/** Called with the number of files that are hashed, and the number of all files. */
export type OnProgress = (hashed: number, files: number) => void;

const FIRST_MS = 2_000;
const NEXT_MS = 5_000;

/** To be called often, with the ms since the start. Reports after two seconds, then every five. */
export function reporter(onProgress: OnProgress) {
  let next = FIRST_MS;
  return (elapsed: number, hashed: number, files: number) => {
    if (elapsed < next) return;
    next = elapsed + NEXT_MS;
    onProgress(hashed, files);
  };
}

export const printProgress: OnProgress = (hashed, files) => {
  process.stderr.write(`hashAssets: ${grouped(hashed)} of ${grouped(files)} files\n`);
};

const grouped = (count: number) => count.toLocaleString("en-US");
