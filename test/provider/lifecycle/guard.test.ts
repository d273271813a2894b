import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { guarded } from "../../../provider/lifecycle/guard";
import type { ResourceProvider } from "../../../provider/lifecycle/provider-methods";
import { resourceProvider } from "../../../provider/lifecycle/resource-provider";
import type { Outputs } from "../../../provider/refresh/outputs";
import { cdn } from "../../../provider/services/cdn";

const KEYS = {
  accessKey: "UNMISTAKABLE-id-of-the-access-key",
  secretKey: "UNMISTAKABLE-secret-of-the-access-key",
  securityToken: "UNMISTAKABLE-security-token",
};
const INPUTS = { objectPaths: ["https://static.example.com/a"], trigger: "1", plan: "" };
let now = 1_700_000_000_000;
const sleep = async (ms: number) => {
  now += ms;
};
const CLOCK = { now: () => now, sleep, random: () => 0 };

describe("what leaves the provider", () => {
  let server: Server;
  let provider: ResourceProvider;
  /** The response to a request, given its body: signed, with the token and the id of the key. */
  let answer: (body: string, request: IncomingMessage) => string;

  beforeEach(async () => {
    server = createServer(async (request, response) => {
      response.end(answer(decodeURIComponent(await text(request)), request));
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as AddressInfo;
    const settings: Record<string, string> = {
      ...KEYS,
      endpoints: JSON.stringify([{ cdn: `http://127.0.0.1:${port}` }]),
    };
    provider = resourceProvider(cdn, CLOCK);
    provider.configure({ config: { get: (key) => settings[key.replace("alicloud:", "")] } });
  });
  afterEach(() => server.close());

  const create = async () => {
    const { inputs } = await provider.check({}, INPUTS);
    return provider.create(inputs as never);
  };

  it("holds no key when the service's error quotes the whole request", async () => {
    answer = (body) => JSON.stringify({ Code: "SomethingNew", Message: `No: ${body}`, RequestId: body });
    const error = await create().then(
      () => undefined,
      (thrown) => thrown,
    );
    const all = JSON.stringify([error.message, error.stack, error.reasons, error.properties]);
    expect(all).toContain("RefreshObjectCaches failed for static.example.com: SomethingNew");
    expect(all).not.toMatch(/UNMISTAKABLE-(?:secret|security|id)|Signature=(?!\[secret\])/);
  });

  it("holds no key when the service accepts the refresh and echoes the request in its ids", async () => {
    answer = (body) =>
      JSON.stringify({ RefreshTaskId: `17-${KEYS.secretKey}`, RequestId: body, UrlRemain: "100" });
    const { outs } = await create();
    expect(outs.taskIds).toEqual(["17-[secret]"]);
    expect(outs.requestIds.join()).toContain("Action=RefreshObjectCaches");
    expect(JSON.stringify(outs)).not.toMatch(/UNMISTAKABLE-(?:secret|security|id)|Signature=(?!\[secret\])/);
  });

  it("holds no key when a preload's ids echo the request", async () => {
    answer = (body) => {
      const task = { TaskId: "17", Status: "Complete", ObjectPath: "https://static.example.com/a" };
      if (body.includes("Action=DescribeRefreshTaskById")) return JSON.stringify({ Tasks: [task] });
      if (body.includes("Action=PushObjectCache"))
        return JSON.stringify({ PushTaskId: `18-${KEYS.secretKey}` });
      return JSON.stringify({ RefreshTaskId: "17", PreloadRemain: "100" });
    };
    const assets = { assets: "01234567  /a\n", baseUrls: ["https://static.example.com/"], preload: true };
    const { inputs } = await provider.check({}, assets);
    const { outs } = await provider.create(inputs as never);
    expect(outs.preloadTaskIds).toEqual(["18-[secret]"]);
    expect(JSON.stringify(outs)).not.toContain("UNMISTAKABLE");
  });

  it("is always an error that the host can take", async () => {
    const thrown = [
      undefined,
      "text",
      { id: "x" },
      Object.assign(new Error(`of ${KEYS.secretKey}`), { id: "y" }),
    ];
    answer = () => "{}";
    await create().catch(() => {});
    for (const one of thrown) {
      const throwing = guarded({ ...provider, read: () => Promise.reject(one) });
      const error = await throwing.read("id", {} as Outputs).then(
        () => undefined,
        (e) => e,
      );
      expect(error).toBeInstanceOf(Error);
      expect(error).not.toHaveProperty("id");
      expect(`${error}: ${error.stack}`).not.toContain(KEYS.secretKey);
    }
  });
});
