import { z } from "zod";
import { known } from "./known";
import { nodeAddress } from "./node-address";

const NODE =
  "must be an address to connect to, such as 203.0.113.7, 203.0.113.7:443, [2001:db8::1]:443 or http://127.0.0.1:4011";

const node = z.string({ error: NODE }).refine((text) => nodeAddress(text) !== undefined, { error: NODE });

/** The options of `verify`. Each has a default. */
export const verifyOptions = z.strictObject(
  {
    urls: known(
      z.int({ error: "must be a whole number" }).positive({ error: "must be at least 1" }),
    ).optional(),
    timeoutSeconds: known(
      z.number({ error: "must be a number" }).positive({ error: "must be above 0" }),
    ).optional(),
    nodes: known(
      z
        .array(known(node), { error: "must be a list of addresses to connect to" })
        .min(1, { error: "must not be empty: leave it out to connect to the URLs' own hosts" }),
    ).optional(),
  },
  {
    error:
      'must be true, false, or an object such as { urls: 100, timeoutSeconds: 120, nodes: ["203.0.113.7"] }',
  },
);

/** A boolean or the options. Not a union, whose message would not say which option is invalid. */
export const verification = z.any().check((context) => {
  if (typeof context.value === "boolean") return;
  const { error } = verifyOptions.safeParse(context.value);
  for (const issue of error?.issues ?? [])
    context.issues.push({ ...issue, input: context.value } as z.core.$ZodRawIssue);
}) as unknown as z.ZodType<boolean | z.output<typeof verifyOptions>>;

/** Why the hashes of a manifest cannot be compared with what is served; undefined if they can. */
export function hashProblem(manifest: string): string | undefined {
  const lines = manifest.split("\n");
  const at = lines.findIndex((line) => line !== "" && !/^[\da-f]{16} {2}\//i.test(line));
  return at < 0
    ? undefined
    : `line ${at + 1} has no hash of 16 hex digits: with \`verify\`, expected the first 16 hex digits of the ` +
        "SHA-256 of what is served, as hashAssets writes them";
}
