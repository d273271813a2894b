import path from "node:path";
import { ensureBuild } from "./build.mjs";
import { ensureDependencies } from "./dependencies.mjs";
import { ensureNode } from "./node.mjs";
import { root } from "./places.mjs";
import { ensurePulumi } from "./pulumi.mjs";
import { stopOnSignals } from "./stop.mjs";

/**
 * Sets up what is missing, and prints where everything is.
 *
 * @param {{ pulumi: boolean }} wants whether a Pulumi CLI is needed
 */
export async function setUp({ pulumi }) {
  const { signal, release } = stopOnSignals();
  try {
    await ensureDependencies(signal);
    const node = await ensureNode(signal);
    await ensureBuild(node, signal);
    const cli = pulumi ? await ensurePulumi(node, signal) : undefined;
    return { node, cli, env: environment(node, cli) };
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    release();
  }
}

function environment(node, cli) {
  const folders = [
    // First: it contains neither node nor pulumi, and one of the system's folders may contain another tsc.
    path.join(root, "node_modules", ".bin"),
    node,
    ...(cli ? [path.dirname(cli.file)] : []),
    process.env.PATH ?? "",
  ];
  return { ...process.env, PATH: folders.join(path.delimiter), PULUMI_SKIP_UPDATE_CHECK: "true" };
}

/** Runs a script's `main` and shows its failure in one message. */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(error.name === "SetupError" ? error.message : error);
    process.exitCode = error.exitCode ?? 1;
  }
}
