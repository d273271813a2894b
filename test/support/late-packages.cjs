// node --require late-packages.cjs
// Pulumi's SDK loads these packages at the start, but needs them only to serialize closures. Here they are loaded when
// they are needed: two thirds of what the start of the SDK costs, in each provider host and in each program.
const Module = require("node:module");

const LATE = ["@npmcli/arborist", "normalize-package-data", "typescript"];
const LOADER = /@pulumi.pulumi.(typescript-shim|runtime.closure.codePaths)\.js$/;
const load = Module._load;

Module._load = (request, parent, isMain) => {
  if (!LATE.includes(request) || !LOADER.test(parent?.filename ?? "")) return load(request, parent, isMain);
  let loaded;
  const get = (_, name) => {
    if (name === "__esModule") return true;
    loaded ??= load(request, parent, isMain);
    return name === "default" ? loaded : loaded[name];
  };
  return new Proxy({}, { get });
};
