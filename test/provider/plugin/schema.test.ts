import { expect, it } from "vitest";
import { packageSchema } from "./package-schema";

it("schema.json matches the published types; npm run schema regenerates it", async () => {
  await expect(`${JSON.stringify(packageSchema(), null, 2)}\n`).toMatchFileSnapshot(
    "../../../provider/plugin/schema.json",
  );
});
