import { z } from "zod";
import { parseManifest } from "./assets/manifest";
import { expected } from "./expected";

const EXPECTED =
  "expected the value of hashAssets, or its text: a line `<hash>  <url path>` per URL, sorted by URL path";

/** A manifest as one text. */
export const manifestText = z.string({ error: expected(`must be a text; ${EXPECTED}`) }).check((context) => {
  const parsed = parseManifest(context.value);
  if (!("problem" in parsed)) return;
  context.issues.push({ code: "custom", message: `${parsed.problem}; ${EXPECTED}`, input: context.value });
});
