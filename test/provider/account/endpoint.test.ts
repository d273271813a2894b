import { describe, expect, it } from "vitest";
import { accountFrom } from "../../../provider/account/account";
import { endpointFrom, endpointOf } from "../../../provider/account/endpoint";
import { cdn } from "../../../provider/services/cdn";
import { vod } from "../../../provider/services/vod";
import { Home } from "./home";

const from = "alicloud:endpoints";

describe("an endpoint", () => {
  const good: [string, "HTTP" | "HTTPS", string][] = [
    ["cdn.aliyuncs.com", "HTTPS", "https://cdn.aliyuncs.com"],
    ["cdn.aliyuncs.com", "HTTP", "http://cdn.aliyuncs.com"],
    ["https://cdn.aliyuncs.com/", "HTTP", "https://cdn.aliyuncs.com"],
    ["https://user:word@cdn.aliyuncs.com/path?query", "HTTPS", "https://cdn.aliyuncs.com"],
    ["http://127.0.0.1:8080", "HTTPS", "http://127.0.0.1:8080"],
    ["http://127.8.9.10", "HTTPS", "http://127.8.9.10"],
    ["http://[::1]:8080", "HTTPS", "http://[::1]:8080"],
    ["http://localhost:8080", "HTTPS", "http://localhost:8080"],
    ["http://10.0.0.1", "HTTP", "http://10.0.0.1"],
  ];
  it.each(good)("%s with the protocol %s is %s", (host, protocol, url) => {
    expect(endpointFrom("cdn", { value: host, from }, protocol)).toEqual({ url, from });
  });

  it.each([
    "http://cdn.aliyuncs.com",
    "http://10.0.0.1",
    "http://127.0.0.1.example.com",
    "http://localhost.example.com",
  ])("%s would send signed calls in plain text", (host) =>
    expect(() => endpointFrom("cdn", { value: host, from }, "HTTPS")).toThrow(
      "The endpoint of cdn (alicloud:endpoints) must use https",
    ),
  );

  it.each(["", "ftp://cdn.aliyuncs.com", "not a host"])("%j is none", (host) => {
    expect(() => endpointFrom("cdn", { value: host, from: "CDN_ENDPOINT" }, "HTTPS")).toThrow(
      "The endpoint of cdn (CDN_ENDPOINT) must be a host or a URL",
    );
  });
});

describe("where a service is called", () => {
  const at = (service: typeof cdn | typeof vod, settings: Record<string, string>, env = {}) =>
    endpointOf(
      service,
      accountFrom(
        { get: (key) => settings[key.replace("alicloud:", "")] },
        { ALICLOUD_ACCESS_KEY: "a", ALICLOUD_SECRET_KEY: "b", ...env },
      ),
    );

  it("is known with the setting that it comes from", () => {
    const usual = { url: "https://cdn.aliyuncs.com", from: "the default" };
    expect(at(cdn, {})).toEqual(usual);
    expect(at(cdn, { region: "cn-beijing" })).toEqual(usual);
    expect(at(cdn, {}, { CDN_ENDPOINT: "c.example.com" })).toEqual({
      url: "https://c.example.com",
      from: "CDN_ENDPOINT",
    });
    expect(at(cdn, { endpoints: '[{"cdn": "c.example.com"}]' })).toEqual({
      url: "https://c.example.com",
      from: "alicloud:endpoints",
    });
  });

  const own = ["cn-beijing", "ap-southeast-1", "eu-central-1", "cn-north-2-gov-1"];
  it.each(own)("is VOD's own host in %s", (region) => {
    const url = `https://vod.${region}.aliyuncs.com`;
    expect(at(vod, { region })).toEqual({ url, from: "alicloud:region" });
    expect(at(vod, {}, { ALICLOUD_REGION: region })).toEqual({ url, from: "ALICLOUD_REGION" });
  });

  it.each([undefined, "cn-shanghai", "cn-hangzhou", "eu-west-1", "us-east-1", "nowhere"])(
    "is VOD's host in Shanghai where the region is %s",
    (region) => {
      const usual = { url: "https://vod.cn-shanghai.aliyuncs.com", from: "the default" };
      expect(at(vod, region ? { region } : {})).toEqual(usual);
    },
  );

  it("is VOD's host in the region of the profile", () => {
    const profile = {
      name: "p",
      mode: "AK",
      access_key_id: "a",
      access_key_secret: "b",
      region_id: "us-west-1",
    };
    using home = new Home({ "config.json": { profiles: [profile] } });
    expect(at(vod, { profile: "p", sharedCredentialsFile: `${home.folder}/config.json` })).toEqual({
      url: "https://vod.us-west-1.aliyuncs.com",
      from: "the profile p",
    });
  });
});
