#!/usr/bin/env node
import "../../provider/node-version";

import { parseArgs } from "node:util";
import { startEmulator } from ".";
import type { EmulatorOptions } from "./options";

const USAGE = `Usage: pulumi-alicloud-refresh emulator [options]

Starts an emulator of Alibaba Cloud's refresh API with an edge cache, prints its addresses and keys as one line of
JSON, and runs until SIGINT or SIGTERM. To watch it, open <api>/_emulator/ in a browser.

  --host <address>      where to listen (default 127.0.0.1; 0.0.0.0: all of the machine's addresses)
  --port <n>            port of the API (default: a free one)
  --edge-port <n>       port of the edge (default: a free one)
  --nodes <n>           number of cache nodes (default 3)
  --node-port <n>       port of the first node's own address, the others use the following ports (default: free ones)
  --speed <n>           how many times faster than real time the emulator's time passes (default 1)
  --clock virtual       time stands still until POST <api>/_emulator/clock advances it
  --task-seconds <n>    how long a refresh takes (default 5; the service takes 300 to 360)
  --origin <place>      a folder or the base URL of a web server: what the edge serves
  --domain <name>       a domain of the account; can be repeated (default: any)
  --site <name>         a site of the account at ESA; can be repeated (default: none)
  --help
`;

const OPTIONS = {
  host: { type: "string" },
  port: { type: "string" },
  "edge-port": { type: "string" },
  nodes: { type: "string" },
  "node-port": { type: "string" },
  speed: { type: "string" },
  clock: { type: "string" },
  "task-seconds": { type: "string" },
  origin: { type: "string" },
  domain: { type: "string", multiple: true },
  site: { type: "string", multiple: true },
  help: { type: "boolean" },
} as const;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  if (values.help) return void process.stdout.write(USAGE);
  if (positionals.some((word, index) => index > 0 || word !== "emulator")) {
    throw new TypeError(`unknown command ${positionals.join(" ")}\n\n${USAGE}`);
  }
  const emulator = await startEmulator(emulatorOptions(values));
  const { api, edge, credentials } = emulator;
  const stop = () => void emulator.close();
  process.once("SIGINT", stop).once("SIGTERM", stop);
  process.stdout.write(`${JSON.stringify({ api, edge: edge.url, nodes: edge.nodes, ...credentials })}\n`);
}

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>["values"];

function emulatorOptions(values: Values): EmulatorOptions {
  const duration = number(values, "task-seconds");
  const nodes = number(values, "nodes");
  const domains = values.domain ?? [];
  return {
    port: number(values, "port") ?? 0,
    edgePort: number(values, "edge-port") ?? 0,
    nodePort: number(values, "node-port") ?? 0,
    speed: number(values, "speed") ?? 1,
    clock: clock(values),
    taskSeconds: duration === undefined ? {} : { duration },
    domains: Object.fromEntries(domains.map((name) => [name, {}])),
    sites: Object.fromEntries((values.site ?? []).map((name) => [name, {}])),
    otherDomains: domains.length > 0 ? "unknown" : "accepted",
    ...(nodes === undefined ? {} : { nodes }),
    ...(values.origin === undefined ? {} : { origin: values.origin }),
    ...(values.host === undefined ? {} : { host: values.host }),
  };
}

function clock({ clock = "real" }: Values): "real" | "virtual" {
  if (clock === "real" || clock === "virtual") return clock;
  throw new TypeError(`--clock: expected real or virtual, got ${clock}`);
}

type NumberName = "port" | "edge-port" | "nodes" | "node-port" | "speed" | "task-seconds";

function number(values: Values, name: NumberName): number | undefined {
  const text = values[name];
  if (text === undefined) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  throw new TypeError(`--${name}: expected a number, got ${text}`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
