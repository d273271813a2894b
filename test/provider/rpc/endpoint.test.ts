import { describe, expect, it } from "vitest";
import { endpointUrl } from "../../../provider/rpc/endpoint";

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
    expect(endpointUrl("cdn", host, protocol)).toBe(url);
  });

  it.each([
    "http://cdn.aliyuncs.com",
    "http://10.0.0.1",
    "http://127.0.0.1.example.com",
    "http://localhost.example.com",
  ])("%s would send signed calls in plain text", (host) =>
    expect(() => endpointUrl("cdn", host, "HTTPS")).toThrow("must use https"),
  );

  it.each(["", "ftp://cdn.aliyuncs.com", "not a host"])("%j is none", (host) => {
    expect(() => endpointUrl("cdn", host, "HTTPS")).toThrow("must be a host or a URL");
  });
});
