/** Programs with COUNT resources: none, ours, the plugin's, ones that load nothing, and ordinary dynamic resources. */
export const CONTENDERS: Readonly<Record<string, string>> = {
  empty: `
require("@pulumi/pulumi");
`,
  floor: `
const pulumi = require("@pulumi/pulumi");
const __provider = "exports.handler=()=>({create:async()=>({id:'x',outs:{}}),diff:async()=>({changes:false})})";
class Nothing extends pulumi.CustomResource {
  constructor(name) {
    super("pulumi-nodejs:dynamic:Nothing", name, { __provider });
  }
}
for (let index = 0; index < process.env.COUNT; index++) new Nothing("site" + index);
`,
  ours: `
const { CdnRefresh } = require("pulumi-alicloud-refresh");
for (let index = 0; index < process.env.COUNT; index++)
  new CdnRefresh("site" + index, { objectPaths: ["https://static.example.com/" + index], trigger: "v1" });
`,
  plugin: `
const pulumi = require("@pulumi/pulumi");
class Refresh extends pulumi.CustomResource {
  constructor(name, args) {
    const outputs = { taskIds: undefined, requestIds: undefined, refreshed: undefined, status: undefined };
    super("alicloud-refresh:index:CdnRefresh", name, { ...args, ...outputs });
  }
}
for (let index = 0; index < process.env.COUNT; index++)
  new Refresh("site" + index, { objectPaths: ["https://static.example.com/" + index], trigger: "v1" });
`,
  ordinary: `
const pulumi = require("@pulumi/pulumi");
const Client = require("@alicloud/pop-core");
const refresh = async ({ objectPaths }) => {
  const client = new Client({
    endpoint: process.env.CDN_ENDPOINT,
    apiVersion: "2018-05-10",
    accessKeyId: process.env.ALICLOUD_ACCESS_KEY,
    accessKeySecret: process.env.ALICLOUD_SECRET_KEY,
  });
  const parameters = { ObjectPath: objectPaths.join("\\n") };
  const { RefreshTaskId } = await client.request("RefreshObjectCaches", parameters, { method: "POST" });
  return RefreshTaskId.split(",");
};
const provider = {
  async check(_, inputs) {
    const { z } = require("zod");
    const schema = z.object({ objectPaths: z.array(z.string().url()).min(1), trigger: z.string() });
    const { error } = schema.safeParse(inputs);
    const failures = error ? error.issues.map(({ path, message }) => ({ property: path.join("."), reason: message })) : [];
    return { inputs, failures };
  },
  async diff(_, old, now) {
    return { changes: old.trigger !== now.trigger || old.objectPaths.join() !== now.objectPaths.join() };
  },
  async create(inputs) {
    return { id: "refresh-" + inputs.trigger, outs: { ...inputs, taskIds: await refresh(inputs) } };
  },
  async update(_, old, now) {
    return { outs: { ...now, taskIds: await refresh(now) } };
  },
};
class Refresh extends pulumi.dynamic.Resource {
  constructor(name, args) {
    super(provider, name, { ...args, taskIds: undefined });
  }
}
for (let index = 0; index < process.env.COUNT; index++)
  new Refresh("site" + index, { objectPaths: ["https://static.example.com/" + index], trigger: "v1" });
`,
};
