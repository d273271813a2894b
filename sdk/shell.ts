import * as pulumi from "@pulumi/pulumi";
import { containsOutput } from "../provider/arguments/is-output";
import { problemLines } from "../provider/arguments/problem-lines";
import { validate } from "../provider/arguments/validate";
import type { Refreshed, Status } from "../provider/refresh/refreshed";
import type { Service } from "../provider/services/service";
import { failOnForeignProvider } from "./foreign-provider";
import { knownPart } from "./inputs";
import { PACKAGE } from "./provider";

/** Base class of the refresh resources, with their common outputs. */
export abstract class RefreshResource extends pulumi.CustomResource {
  /**
   * The ids of all tasks of the last refresh, without duplicates. An update that makes no call keeps the earlier ids.
   */
  declare readonly taskIds: pulumi.Output<string[]>;
  /** The request ids of the last refresh's calls, for the vendor's support. */
  declare readonly requestIds: pulumi.Output<string[]>;
  /** How many files, directories and so on the last refresh contained, and in how many calls. */
  declare readonly refreshed: pulumi.Output<Refreshed>;
  /** How the last refresh ended. */
  declare readonly status: pulumi.Output<Status>;
  /**
   * What an earlier refresh left unfinished: one target per line, or counts if there are thousands. Undefined if
   * nothing is unfinished.
   */
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

/** What distinguishes one resource type from another. */
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

/** State keeps only the text of assets. */
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
  // An output costs more time than a plain value, so plain values stay plain.
  return {
    __provider: providerText(provider),
    __urn: options?.parent ? pulumi.createUrn(name, type, options.parent) : urnInStack(name, type),
    ...(pulumi.runtime.isDryRun() && { __dryRun: true }),
    // The provider gets plain values, and must know whether what it derives from them is secret.
    ...(containsOutput(args) && { __secret: secrecyOf(args) }),
  };
}

const urnInStack = (name: string, type: string) =>
  `urn:pulumi:${pulumi.getStack()}::${pulumi.getProject()}::${type}::${name}`;

const secrecyOf = async (args: unknown) =>
  (await pulumi.isSecret(pulumi.output(args))) ? "arguments" : undefined;

/**
 * The source text that the engine keeps in state and the provider host runs. It never changes: it only finds the
 * installed package, so that an upgrade is not a change and old code is never run. It searches from the program's
 * folder and from that of Pulumi's SDK, where isolated package managers link the dependencies of libraries. Without the
 * package, `delete` still succeeds, since it makes no call, and `read` changes nothing; everything else fails.
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
