// Prints the Python in use and the folder with Pulumi's SDK for it, as JSON. Installs the SDK if it is missing.
import { ensurePython } from "./python.mjs";
import { runMain } from "./setup.mjs";
import { stopOnSignals } from "./stop.mjs";

await runMain(async () => {
  const { signal, release } = stopOnSignals();
  try {
    console.log(JSON.stringify(await ensurePython(signal)));
  } finally {
    release();
  }
});
