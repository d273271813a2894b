// Prints the Chromium to test in, and what to add to its environment, as JSON, after bringing one where there is none.
import { ensureChromium } from "./chromium.mjs";
import { runMain } from "./setup.mjs";
import { stopOnSignals } from "./stop.mjs";

await runMain(async () => {
  const { signal, release } = stopOnSignals();
  try {
    console.log(JSON.stringify(await ensureChromium(signal)));
  } finally {
    release();
  }
});
