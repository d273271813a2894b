import { z } from "zod";
import { parseManifest, slashProblem } from "../manifest/manifest";
import { expected } from "./expected";
import { newRule } from "./new-rule";

const EXPECTED =
  "expected the result of hashAssets, or its text: a line `<hash>  <url path>` per URL, sorted by URL path";

/** The text of a manifest. */
export const manifestText = z
  .string({ error: expected(`must be a string; ${EXPECTED}`) })
  .check((context) => {
    const input = context.value;
    const parsed = parseManifest(input);
    if ("problem" in parsed) {
      context.issues.push({ code: "custom", message: `${parsed.problem}; ${EXPECTED}`, input });
      return;
    }
    const problem = slashProblem(input);
    if (problem) context.issues.push(newRule(`${problem}; ${EXPECTED}`, input));
  });
