// Prints the path of the Pulumi CLI in use and nothing else, after bringing one where there is none.
import { runMain, setUp } from "./setup.mjs";

await runMain(async () => {
  const { cli } = await setUp({ pulumi: true });
  console.log(cli.file);
});
