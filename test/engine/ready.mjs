// node test/engine/ready.mjs [--no-pulumi] [command ...]
// Sets everything up, then runs the command with a Node that is new enough and a Pulumi CLI on PATH.
// It runs on a machine's own Node 20, before anything is installed: nothing here may import a package.
import path from "node:path";
import { runCommand } from "./command.mjs";
import { root } from "./places.mjs";
import { runMain, setUp } from "./setup.mjs";

await runMain(async () => {
  const words = process.argv.slice(2);
  const pulumi = words[0] !== "--no-pulumi";
  const command = pulumi ? words : words.slice(1);
  const { node, cli, env } = await setUp({ pulumi });
  if (command.length > 0) return runCommand(command, env);
  const cliLine = cli ? `, Pulumi ${cli.version} in ${path.dirname(cli.file)}` : "";
  console.log(`Ready: Node in ${node}${cliLine}, the build in ${path.join(root, "dist")}.`);
});
