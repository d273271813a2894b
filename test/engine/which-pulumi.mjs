// Prints only the path of the Pulumi CLI in use. Installs one if there is none.
import { runMain, setUp } from "./setup.mjs";

await runMain(async () => {
  const { cli } = await setUp({ pulumi: true });
  console.log(cli.file);
});
