// node provider-host.mjs, with a project's folder as working directory
// Serves Pulumi's host of dynamic resources to the runs of a project. Each run loads the host and the package again, with
// its own environment, as in a process of its own. What both import stays loaded, which is most of a host's start. A run
// that needs a second host at the same time gets the CLI's own.
// Writes pulumi-resource-pulumi-nodejs, which the CLI starts, and ends with its standard input.
import { writeFileSync } from "node:fs";
import Module, { createRequire, registerHooks } from "node:module";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { separateConnections } from "./separate-connections.mjs";

const load = createRequire(createRequire(resolve("package.json")).resolve("@pulumi/pulumi"));
const grpc = load("@grpc/grpc-js");
separateConnections(load);
const host = load.resolve("./cmd/dynamic-provider");
const packages = [`${resolve(import.meta.dirname, "../../dist")}/`, "/pulumi-alicloud-refresh/dist/"];
const isReloaded = (file) => file === host || packages.some((folder) => file.includes(folder));

/** Sends a run's environment, passes the host's port on, and shows what the host prints. */
const client = (port) => `#!/usr/bin/env bash
exec 3<>/dev/tcp/127.0.0.1/${port}
{ env -0; printf '%s\\0\\0' "$1"; } >&3
read -r port <&3 || exec pulumi-resource-pulumi-nodejs "$@"
echo "$port"
exec cat <&3 >&2
`;

let run = 0;
// What import() has loaded stays loaded, under its URL.
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    const isImported = context.conditions.includes("import") && isReloaded(found.url);
    return isImported ? { ...found, url: `${found.url}?run=${run}` } : found;
  },
});

/** The connection of the last run. What the host prints goes there, and its server ends with it. */
let current;
const { bindAsync } = grpc.Server.prototype;
grpc.Server.prototype.bindAsync = function (...args) {
  current.once("close", () => this.forceShutdown());
  return bindAsync.apply(this, args);
};

const server = createServer((socket) => {
  let text = "";
  socket.setEncoding("utf8").on("error", () => {});
  socket.on("data", (chunk) => {
    text += chunk;
    if (!text.endsWith("\0\0")) return;
    if (current && !current.closed) return socket.end();
    current = socket;
    start(text.slice(0, -2).split("\0"));
  });
});
server.listen(0, "127.0.0.1", () => {
  writeFileSync("pulumi-resource-pulumi-nodejs", client(server.address().port), { mode: 0o755 });
  console.log("ready");
  for (const stream of [process.stdout, process.stderr]) stream.write = (...args) => current.write(...args);
});
process.stdin.on("end", () => process.exit()).resume();

/** `settings`: the environment, and last the engine's address. */
function start(settings) {
  run += 1;
  process.argv[2] = settings.pop();
  for (const name of Object.keys(process.env)) delete process.env[name];
  for (const setting of settings) {
    const [name] = setting.split("=", 1);
    process.env[name] = setting.slice(name.length + 1);
  }
  for (const event of ["uncaughtException", "unhandledRejection", "exit"]) process.removeAllListeners(event);
  for (const file of Object.keys(load.cache)) if (isReloaded(file)) delete load.cache[file];
  Module._load(host, null, true);
}
