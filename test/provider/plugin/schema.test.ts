import { expect, it } from "vitest";
import { packageSchema } from "./package-schema";

it("schema.json says what the published types say; npm run schema makes it anew", async () => {
  await expect(`${JSON.stringify(packageSchema(), null, 2)}\n`).toMatchFileSnapshot(
    "../../../provider/plugin/schema.json",
  );
});
