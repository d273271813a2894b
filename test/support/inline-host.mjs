// node inline-host.mjs <program>, with a project's folder as working directory
// Serves the program to the CLI's --client option, as the Automation API does: each run imports it again.
// Prints its port, and ends with its standard input.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { separateConnections } from "./separate-connections.mjs";

// The project's own copy, which the program uses, too.
const load = createRequire(createRequire(resolve("package.json")).resolve("@pulumi/pulumi"));
const grpc = load("@grpc/grpc-js");
const { LanguageServer } = load("./automation/server");
const { LanguageRuntimeService } = load("./proto/language_grpc_pb");
separateConnections(load);

const program = resolve(process.argv[2] ?? "");
let run = 0;
const runs = program.endsWith(".ts") ? compiled : () => import(`${pathToFileURL(program)}?run=${run++}`);
const server = new grpc.Server();
server.addService(LanguageRuntimeService, new LanguageServer(runs));
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  console.log(port);
});
process.stdin.on("end", () => process.exit()).resume();

/** TypeScript, as Pulumi's host runs it: compiled to CommonJS. */
function compiled() {
  const ts = load("typescript");
  const compilerOptions = {
    module: ts.ModuleKind.CommonJS,
    target: ts.ScriptTarget.ES2022,
    esModuleInterop: true,
  };
  load.extensions[".ts"] = (module, file) =>
    module._compile(ts.transpileModule(readFileSync(file, "utf8"), { compilerOptions }).outputText, file);
  for (const file of Object.keys(load.cache)) if (file.startsWith(process.cwd())) delete load.cache[file];
  return load(program);
}
