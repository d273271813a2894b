// Prints the Chromium for tests, and what to add to its environment, as JSON. Installs one if there is none.
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
