import { beforeAll, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { startEmulator } from "../..";
import { client, send } from "../fixture";

interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}
interface Operation {
  readonly parameters?: readonly { readonly name: string }[];
  readonly responses: Readonly<
    Record<string, { readonly content: Record<string, { readonly schema: Schema }> }>
  >;
}

let paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
beforeAll(async () => {
  await using emulator = await startEmulator();
  const { body } = await send(`${emulator.api}/_emulator/openapi.json`);
  expect(body).toMatchObject({ openapi: "3.1.0" });
  paths = body.paths as typeof paths;
});

/** An emulator in which every documented field has a value. */
async function busyEmulator() {
  const domains = { "b.example": {} };
  const sites = { "example.com": {} };
  const emulator = await startEmulator({
    clock: "virtual",
    origin: "examples/static-site/site",
    domains,
    sites,
  });
  onTestFinished(() => emulator.close());
  const { cdn } = client(emulator);
  await emulator.edge.get("http://a.example/");
  await cdn("RefreshObjectCaches", { ObjectPath: "http://a.example/" });
  await cdn("RefreshObjectCaches", { ObjectPath: "nonsense" });
  emulator.faults.add({ action: "RefreshObjectCaches", objectPath: "b", kind: "error", code: "Throttling" });
  emulator.faults.add({ action: "RefreshVodObjectCaches", kind: "response", body: "{}", status: "Timeout" });
  emulator.faults.add({ kind: "nodeLate", node: 1, seconds: 60 });
  return emulator;
}

const BODIES: Readonly<Record<string, unknown>> = {
  "POST /_emulator/faults": { kind: "slow" },
  "POST /_emulator/quota": { product: "cdn", UrlRemain: 5 },
  "POST /_emulator/domains": { domain: "a.example", state: "offline" },
  "POST /_emulator/sites": { site: "example.com", type: "file", remain: 5 },
  "POST /_emulator/clock": { advance: 1000 },
};

/** What is documented, and what was answered, as "[].taskIds[]". */
function fieldsOf({ properties = {}, items }: Schema, at = ""): string[] {
  const inside = Object.entries(properties).flatMap(([name, schema]) => fieldsOf(schema, `${at}.${name}`));
  return items ? fieldsOf(items, `${at}[]`) : [at, ...inside];
}

function hasField(value: unknown, field: string): boolean {
  const [, name = "", rest = ""] = /^(\[\]|\.\w+)(.*)$/.exec(field) ?? [];
  if (name === "") return value !== undefined;
  if (name === "[]") return Array.isArray(value) && value.some((one) => hasField(one, rest));
  return (
    typeof value === "object" &&
    value !== null &&
    hasField((value as Record<string, unknown>)[name.slice(1)], rest)
  );
}

test("every path is there, every response is as documented, and every documented field is answered", async () => {
  const seen: string[] = [];
  for (const [path, operations] of Object.entries(paths)) {
    for (const [name, { responses }] of Object.entries(operations)) {
      const { api } = await busyEmulator();
      const method = name.toUpperCase();
      const sent = BODIES[`${method} ${path}`];
      const { status, body } = await send(api + path, {
        method,
        ...(sent ? { body: JSON.stringify(sent) } : {}),
      });
      const schema = responses[200]?.content["application/json"]?.schema as Schema;
      expect([method, path, status]).toEqual([method, path, 200]);
      expect(
        z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]).safeParse(body),
      ).toMatchObject({ success: true });
      expect(fieldsOf(schema).filter((field) => !hasField(body, field))).toEqual([]);
      seen.push(`${method} ${path}`);
    }
  }
  expect(seen).toHaveLength(15);
});

test("what is refused is answered as documented", async () => {
  const { api } = await busyEmulator();
  for (const [method, path] of [
    ["POST", "/_emulator/quota"],
    ["POST", "/_emulator/domains"],
    ["POST", "/_emulator/faults"],
    ["POST", "/_emulator/clock"],
  ] as const) {
    const { status, body } = await send(api + path, { method, body: '{"nonsense": 1}' });
    const schema = paths[path]?.post?.responses[status]?.content["application/json"]?.schema;
    expect([status, Object.keys(body)]).toEqual([400, Object.keys(schema?.properties ?? {})]);
  }
  const foreign = await send(`${api}/_emulator/calls`, { headers: { origin: "https://evil.example" } });
  expect([foreign.status, Object.keys(foreign.body)]).toEqual([403, ["error"]]);
});

test("a query that is documented is understood", async () => {
  const { api } = await busyEmulator();
  expect(paths["/_emulator/copies"]?.get?.parameters?.map(({ name }) => name)).toEqual(["site", "limit"]);
  expect((await send(`${api}/_emulator/copies?site=a.example&limit=1`)).body).toHaveLength(1);
  expect((await send(`${api}/_emulator/copies?site=b.example`)).body).toEqual([]);
  expect((await send(`${api}/_emulator/copies?limit=none`)).status).toBe(400);
});
