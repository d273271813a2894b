import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { permissionFor } from "../../provider/calls/permission";
import { cacheTag } from "../../provider/services/cache-tag";
import { cdn } from "../../provider/services/cdn";
import { dcdn } from "../../provider/services/dcdn";
import { esa } from "../../provider/services/esa";
import type { Service } from "../../provider/services/service";
import { vod } from "../../provider/services/vod";

const README = readFileSync("README.md", "utf8");
const POLICIES = [...README.matchAll(/^```json\n([\s\S]*?)^```/gm)].map(([, policy = ""]) =>
  JSON.parse(policy),
);

/** A policy's permissions, as errors name them. */
function permissionsOf({
  Statement,
}: {
  Statement: { Action: string | string[]; Resource: string }[];
}): string[] {
  return Statement.flatMap(({ Action, Resource }) =>
    [Action].flat().map((action) => `${action} on ${Resource}`),
  ).sort();
}

it("allow the actions that are called, by domain if the service supports that", () => {
  const { refresh, listTasks, tasksById, quota } = cdn.actions;
  const permissions = (...actions: string[]) =>
    actions.map((action) => permissionFor(cdn, action, ["static.example.com"])).sort();
  const [least, whole] = POLICIES.map(permissionsOf);
  expect(least).toEqual(permissions(refresh));
  expect(whole).toEqual(permissions(refresh, listTasks, tasksById, quota));
  expect(README).toContain(described(cdn, cdn.preload.action));
});

/** A permission as the README has it. */
function described({ product, domainActions, bySite }: Service, action: string): string {
  const by = bySite ? "by site" : "by domain";
  return `\`${product}:${action}\`${domainActions.includes(action) ? `, ${by}` : " on `*`"}`;
}

it.each([dcdn, vod, esa, cacheTag, cacheTag.variants.dcdn])(
  "are described for $title as well",
  (service: Service) => {
    const listSites = service.bySite ? [service.bySite.listSites] : [];
    const actions = [...Object.values(service.actions), service.preload.action, ...listSites];
    for (const action of actions) expect(README).toContain(described(service, action));
  },
);
