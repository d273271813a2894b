/** Called with the number of files hashed so far, and the total number of files. */
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
  process.stderr.write(`${progressText(hashed, files)}\n`);
};

export const progressText = (hashed: number, files: number) =>
  `hashAssets: ${grouped(hashed)} of ${grouped(files)} files`;

const grouped = (count: number) => count.toLocaleString("en-US");
