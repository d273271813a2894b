import dns from "node:dns";
import { createServer } from "node:http";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { withSession } from "../../../provider/calls/session";
import { cdn } from "../../../provider/services/cdn";
import { type Emulator, startEmulator } from "../../emulator";
import { configOf } from "../../support/config";
import { Deployment } from "../../support/deployment";
import { clockOf, inProcess } from "../../support/in-process";
import { startProxy, type TestProxy } from "../../support/proxy";
import { behindTls, type LocalServer, local, trusting } from "../../support/tls";
import { accountAt, keyOf, ROLE } from "../account/caller";
import { startKeyServer } from "../account/key-server";

const KEY = { accessKey: keyOf("mine").accessKeyId, secretKey: keyOf("mine").accessKeySecret };

describe("a proxy of the environment", () => {
  let emulator: Emulator;
  let service: LocalServer;
  let proxy: TestProxy;
  let trust: Disposable;
  beforeEach(async () => {
    emulator = await startEmulator({ accounts: [keyOf("mine"), keyOf("sts-ecs")], clock: "virtual" });
    service = await behindTls(Number(new URL(emulator.api).port));
    proxy = await startProxy();
    trust = trusting();
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    trust[Symbol.dispose]();
    await proxy[Symbol.asyncDispose]();
    await service[Symbol.asyncDispose]();
    await emulator.close();
  });

  const urlOf = ({ port }: LocalServer, user = "") => `http://${user}127.0.0.1:${port}`;
  const endpoints = () => [
    { cdn: `https://cdn.aliyuncs.com:${service.port}`, sts: `https://sts.aliyuncs.com:${service.port}` },
  ];
  /** Asks for the quota, so many times in one session. */
  const ask = (environment: NodeJS.ProcessEnv, settings: Record<string, unknown> = {}, times = 1) => {
    const account = accountAt(emulator, { ...KEY, endpoints: endpoints(), ...settings }, environment);
    return withSession(cdn, account, clockOf(emulator), async ({ call }) => {
      for (let count = 0; count < times; count++) await call("DescribeRefreshQuota", {});
    });
  };
  const asked = () => proxy.asked.map(({ what }) => what);
  const quotaCalls = () => emulator.calls().filter(({ action }) => action === "DescribeRefreshQuota").length;
  /** Stands in for DNS: every name leads to this machine. */
  const knowingNames = () =>
    vi
      .spyOn(dns, "lookup")
      .mockImplementation(((_: string, __: object, done: (...of: unknown[]) => void) =>
        done(null, [{ address: "127.0.0.1", family: 4 }])) as unknown as typeof dns.lookup);

  it.each(["HTTPS_PROXY", "https_proxy"])("is called through: %s", async (variable) => {
    await ask({ [variable]: urlOf(proxy) }, {}, 3);
    expect(asked()).toEqual([`CONNECT cdn.aliyuncs.com:${service.port}`]);
    expect(quotaCalls()).toBe(3);
  });

  it("may be named without a scheme", async () => {
    await ask({ HTTPS_PROXY: urlOf(proxy).replace("http://", "") });
    expect(asked()).toHaveLength(1);
  });

  it("may itself be behind TLS", async () => {
    await using secure = await behindTls(proxy.port);
    await ask({ HTTPS_PROXY: urlOf(secure).replace("http:", "https:") });
    expect(asked()).toEqual([`CONNECT cdn.aliyuncs.com:${service.port}`]);
  });

  it.each(["NO_PROXY", "no_proxy"])("is not, where %s names the host", async (variable) => {
    const names = knowingNames();
    await ask({ HTTPS_PROXY: urlOf(proxy), [variable]: "example.com,.aliyuncs.com" });
    names.mockRestore();
    expect(asked()).toEqual([]);
    expect(quotaCalls()).toBe(1);
  });

  it("is not for this machine itself, such as an emulator", async () => {
    const cdn = emulator.api;
    await ask({ HTTPS_PROXY: urlOf(proxy), HTTP_PROXY: urlOf(proxy) }, { endpoints: [{ cdn }] });
    await ask({ HTTPS_PROXY: urlOf(proxy) }, { endpoints: [{ cdn: `https://127.0.0.1:${service.port}` }] });
    expect(asked()).toEqual([]);
    expect(quotaCalls()).toBe(2);
  });

  it.each(["HTTP_PROXY", "http_proxy"])("of plain http is another one: %s", async (variable) => {
    const { host } = new URL(emulator.api);
    const cdn = `http://cdn.aliyuncs.com:${host.split(":")[1]}`;
    await ask(
      { [variable]: urlOf(proxy), HTTPS_PROXY: "http://127.0.0.1:1" },
      { endpoints: [{ cdn }], protocol: "HTTP" },
    );
    expect(asked()).toEqual([`CONNECT ${new URL(cdn).host}`]);
  });

  it("is also the token service's", async () => {
    await ask({ HTTPS_PROXY: urlOf(proxy) }, { assumeRole: { roleArn: ROLE } });
    expect(asked()).toEqual(["sts", "cdn"].map((name) => `CONNECT ${name}.aliyuncs.com:${service.port}`));
  });

  it("is never the metadata service's", async () => {
    const keys = await startKeyServer({
      "/latest/meta-data/ram/security-credentials/deploy": "sts-ecs",
    });
    const settings = { accessKey: "", secretKey: "", ecsRoleName: "deploy" };
    await ask({ HTTPS_PROXY: urlOf(proxy), HTTP_PROXY: urlOf(proxy) }, settings);
    await keys.close();
    expect(asked()).toEqual([`CONNECT cdn.aliyuncs.com:${service.port}`]);
    expect(emulator.calls().at(-1)?.accessKeyId).toBe(keyOf("sts-ecs").accessKeyId);
  });

  it("is called through for a whole deployment, the preview's question included", async () => {
    vi.stubEnv("HTTPS_PROXY", urlOf(proxy));
    vi.stubEnv("NO_PROXY", "");
    const config = configOf(emulator, { ...KEY, endpoints: JSON.stringify(endpoints()) });
    const site = new Deployment(inProcess(cdn, emulator, clockOf(emulator), config), "cdn");
    const args = { objectPaths: ["https://static.example.com/a"], trigger: "1", wait: true };
    await site.preview(args);
    expect([asked().length, quotaCalls()]).toEqual([1, 1]);
    expect(await site.up(args)).toEqual({ operation: "create" });
    expect(site.state?.outputs.status).toBe("complete");
    expect(new Set(asked())).toEqual(new Set([`CONNECT cdn.aliyuncs.com:${service.port}`]));
  });

  it("gets its user name and password, which are shown nowhere", async () => {
    await ask({ HTTPS_PROXY: urlOf(proxy, "deploy:p%40ss%3Aword%25@") });
    const pair = Buffer.from("deploy:p@ss:word%").toString("base64");
    expect(proxy.asked).toMatchObject([{ authorization: `Basic ${pair}` }]);
    await using refusing = await startProxy("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
    const error = await ask({ HTTPS_PROXY: urlOf(refusing, "deploy:a-wrong-%pass@") }).catch(
      (thrown) => thrown,
    );
    expect(error.message).toContain(`The proxy ${urlOf(refusing)} (HTTPS_PROXY) returned 407`);
    expect(`${error.message} ${error.stack}`).not.toMatch(/deploy|wrong/);
    expect(refusing.asked[0]?.authorization).toBe(
      `Basic ${Buffer.from("deploy:a-wrong-%pass").toString("base64")}`,
    );
  });

  describe("that does not do its work", () => {
    const responses: [string, string, string, string][] = [
      ["HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", "ProxyRefused", "fatal", "returned 407"],
      [
        "HTTP/1.1 403 Forbidden\r\n\r\n<html>Ask your administrator</html>",
        "ProxyRefused",
        "fatal",
        "returned 403",
      ],
      ["HTTP/1.1 302 Found\r\nLocation: /login\r\n\r\n", "ProxyRefused", "fatal", "returned 302"],
      ["HTTP/1.1 502 Bad Gateway\r\n\r\n<html></html>", "ConnectionFailed", "reconnect", "returned 502"],
      ["220 mail.example.com ESMTP\r\n\r\n", "ProxyRefused", "fatal", "returned no HTTP status"],
    ];
    it.each(responses)("is named with its variable: %j", async (response, code, treatment, words) => {
      await using broken = await startProxy(response);
      const error = await ask({ https_proxy: urlOf(broken) }).catch((thrown) => thrown);
      expect(error).toMatchObject({ code, treatment, maybeAccepted: false });
      expect(error.message).toContain(
        `The proxy ${urlOf(broken)} (https_proxy) ${words} for cdn.aliyuncs.com:${service.port}. Check`,
      );
      expect(quotaCalls()).toBe(0);
    });

    it("is named when it hangs up", async () => {
      await using broken = await startProxy("HTTP/1.1 2");
      await isNamed(urlOf(broken), /cannot be reached/);
    });

    it("is named when nothing listens there", async () => {
      const gone = await startProxy();
      await gone[Symbol.asyncDispose]();
      await isNamed(urlOf(gone), /cannot be reached \(ECONNREFUSED\)/);
    });

    it("is named when its name is not known", () =>
      isNamed("http://proxy.nowhere.invalid:3128", /name proxy\.nowhere\.invalid could not be resolved/));

    const isNamed = async (url: string, reason: RegExp) => {
      const error = await ask({ HTTPS_PROXY: url }).catch((thrown) => thrown);
      expect(error).toMatchObject({ code: "ConnectionFailed", maybeAccepted: false });
      expect(error.message).toMatch(reason);
      expect(error.message).toContain(
        `the endpoint https://cdn.aliyuncs.com:${service.port} (alicloud:endpoints), through the proxy ${url} (HTTPS_PROXY).`,
      );
    };

    it("is named if it responds with a page instead of the service", async () => {
      const pages = createServer((_, response) => response.writeHead(403).end("<html>Not here</html>"));
      await using page = await local(pages);
      const cdn = `http://cdn.aliyuncs.com:${page.port}`;
      const settings = { endpoints: [{ cdn }], protocol: "HTTP" };
      const error = await ask({ HTTP_PROXY: urlOf(proxy) }, settings).catch((thrown) => thrown);
      expect(error.code).toBe("ResponseNotJson");
      expect(error.message).toContain(`through the proxy ${urlOf(proxy)} (HTTP_PROXY).`);
    });

    it.each(["socks5://user:a-secret@127.0.0.1:1", "http://", "not a url"])(
      "is an error where it is no HTTP proxy: %s",
      async (value) => {
        const error = await ask({ HTTPS_PROXY: value }).catch((thrown) => thrown);
        expect(error.message).toBe(
          "HTTPS_PROXY must be the URL of an HTTP proxy, such as http://proxy.example.com:3128; " +
            "to call cdn.aliyuncs.com without a proxy, add it to NO_PROXY.",
        );
        await ask({ HTTPS_PROXY: value }, { endpoints: [{ cdn: emulator.api }] });
      },
    );
  });
});
