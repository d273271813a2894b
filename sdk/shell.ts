import * as pulumi from "@pulumi/pulumi";
import { containsOutput } from "../provider/arguments/is-output";
import { problemLines } from "../provider/arguments/problem-lines";
import { validate } from "../provider/arguments/validate";
import type { Refreshed, Status } from "../provider/refresh/refreshed";
import type { Service } from "../provider/services/service";
import { failOnForeignProvider } from "./foreign-provider";
import { knownPart } from "./inputs";
import { PACKAGE } from "./provider";

/** What the refresh resources share: their outputs. All are known only after the update that brings them. */
export abstract class RefreshResource extends pulumi.CustomResource {
  /** All task ids of the last refresh, without doubles. An update that needs no call keeps the earlier ids. */
  declare readonly taskIds: pulumi.Output<string[]>;
  /** The request ids of the calls, for the vendor's support. */
  declare readonly requestIds: pulumi.Output<string[]>;
  /** How many files, directories and so on the last refresh named, in how many calls. */
  declare readonly refreshed: pulumi.Output<Refreshed>;
  /** How the last refresh ended. */
  declare readonly status: pulumi.Output<Status>;
  /** What an earlier refresh left unfinished, one target a line; undefined when nothing is. */
  declare readonly pending: pulumi.Output<string | undefined>;

  /** @internal */
  protected constructor(
    kind: Kind,
    name: string,
    args: Record<string, unknown>,
    options: pulumi.CustomResourceOptions | undefined,
  ) {
    const type = `${PACKAGE}:dynamic/alicloud-refresh:${kind.type}`;
    const inputs = args.assets === undefined ? args : { ...args, assets: textOf(args.assets) };
    failOnForeignProvider(kind.type, name, options?.provider);
    failOnProblems(kind, name, inputs);
    const outputs = kind.service.objectTypes.length > 0 ? OUTPUTS_OF_OBJECTS : OUTPUTS;
    super(type, name, { ...outputs, ...inputs, ...shell(kind, name, type, inputs, options) }, options);
  }
}

/** What tells one resource type from another. */
export interface Kind {
  readonly type: string;
  /** The name of the provider among the exports of the provider module. */
  readonly provider: string;
  readonly service: Service;
}

const OUTPUTS = {
  taskIds: undefined,
  requestIds: undefined,
  refreshed: undefined,
  status: undefined,
  pending: undefined,
};
const OUTPUTS_OF_OBJECTS = { ...OUTPUTS, verified: undefined, preloadTaskIds: undefined };

/** Assets go into state as their text alone. */
function textOf(assets: unknown): unknown {
  if (pulumi.Output.isInstance(assets) || assets instanceof Promise)
    return pulumi.output(assets).apply(textOf);
  return typeof assets === "object" && assets !== null && "text" in assets ? assets.text : assets;
}

function shell(
  { provider }: Kind,
  name: string,
  type: string,
  args: Record<string, unknown>,
  options: pulumi.CustomResourceOptions | undefined,
) {
  // Each output costs a program some milliseconds: there are none where plain values do.
  return {
    __provider: providerText(provider),
    __urn: options?.parent ? pulumi.createUrn(name, type, options.parent) : urnInStack(name, type),
    ...(pulumi.runtime.isDryRun() && { __dryRun: true }),
    // The provider sees plain values, and must know whether what it makes of them is to be kept secret.
    ...(containsOutput(args) && { __secret: secrecyOf(args) }),
  };
}

const urnInStack = (name: string, type: string) =>
  `urn:pulumi:${pulumi.getStack()}::${pulumi.getProject()}::${type}::${name}`;

const secrecyOf = async (args: unknown) =>
  (await pulumi.isSecret(pulumi.output(args))) ? "arguments" : undefined;

/**
 * The source text that the engine keeps in state and the provider host runs. It is the same for ever: it only finds
 * the installed package, so that no upgrade shows as a change or runs code of the past. It looks from the program's
 * folder, and from Pulumi's own place: there, isolated package managers link what only libraries depend on. Without
 * the package it still deletes, since that needs no call, and leaves what is read as it is; all else it refuses.
 */
export function providerText(provider: string): string {
  return (
    'exports.handler=()=>{let p="pulumi-alicloud-refresh",c=process.cwd()+"/",r=require("module").createRequire(c),f;' +
    `try{return r(f=r.resolve(p+"/provider",{paths:[c,r.main.path]})).${provider}}` +
    'catch(e){p=f?e.message:"Add "+p+" to the package.json beside Pulumi.yaml: Pulumi looks there, not in libraries"}' +
    "return{check:()=>({failures:[{reason:p}]}),read:(id,props)=>(console.log(p),{id,props}),delete(){}}}"
  );
}

function failOnProblems(kind: Kind, name: string, args: Record<string, unknown>): void {
  const result = validate(kind.service, knownPart(args) as Record<string, unknown>);
  const problems = "problems" in result ? result.problems : [];
  if (problems.every((problem) => problem.isNewRule)) return;
  const lines = [`${kind.type} "${name}" has invalid arguments:`, ...problemLines(problems)];
  throw new pulumi.RunError(lines.join("\n  "));
}
