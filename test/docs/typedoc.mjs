// The reference, written by TypeDoc from the doc comments. Any warning makes `npm run docs` fail.
import { OptionDefaults } from "typedoc";
import { argumentsDocumented } from "./arguments-documented.mjs";

/** @type {Partial<import("typedoc").TypeDocOptions>} */
export default {
  name: "pulumi-alicloud-refresh",
  // "./provider" is only for Pulumi's provider host.
  entryPoints: ["../../sdk/index.ts", "../../test/emulator/index.ts"],
  out: "../../.cache/docs",
  readme: "none",
  // `tsc` checks the types in a step of its own.
  skipErrorChecking: true,
  disableSources: true,
  excludeExternals: true,
  excludePrivate: true,
  blockTags: [...OptionDefaults.blockTags, "@unit"],
  requiredToBeDocumented: [...OptionDefaults.requiredToBeDocumented, "Constructor"],
  validation: { notExported: true, notDocumented: true, invalidLink: true, invalidPath: true },
  treatWarningsAsErrors: true,
  treatValidationWarningsAsErrors: true,
  plugin: [argumentsDocumented],
};
