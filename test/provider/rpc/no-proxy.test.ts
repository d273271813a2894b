import { describe, expect, it } from "vitest";
import { isWithoutProxy } from "../../../provider/rpc/no-proxy";

describe("a URL is called without a proxy", () => {
  it.each(["http://127.0.0.1:8080", "https://127.9.9.9", "http://localhost:8080", "http://[::1]:8080"])(
    "where it is this machine itself: %s",
    (url) => expect(isWithoutProxy(new URL(url), "")).toBe(true),
  );

  // As golang.org/x/net/http/httpproxy does.
  const rules: [string, string, boolean][] = [
    ["", "https://cdn.aliyuncs.com", false],
    ["*", "https://cdn.aliyuncs.com", true],
    ["cdn.aliyuncs.com", "https://cdn.aliyuncs.com", true],
    ["CDN.Aliyuncs.com", "https://cdn.aliyuncs.com", true],
    ["aliyuncs.com", "https://cdn.aliyuncs.com", true],
    [".aliyuncs.com", "https://cdn.aliyuncs.com", true],
    ["*.aliyuncs.com", "https://cdn.aliyuncs.com", true],
    ["uncs.com", "https://cdn.aliyuncs.com", false],
    [".cdn.aliyuncs.com", "https://cdn.aliyuncs.com", false],
    ["a.example.com, aliyuncs.com", "https://cdn.aliyuncs.com", true],
    ["a.example.com,,b.example.com", "https://cdn.aliyuncs.com", false],
    ["cdn.aliyuncs.com:443", "https://cdn.aliyuncs.com", true],
    ["cdn.aliyuncs.com:80", "http://cdn.aliyuncs.com", true],
    ["cdn.aliyuncs.com:8443", "https://cdn.aliyuncs.com", false],
    ["10.0.0.1", "https://10.0.0.1", true],
    ["10.0.0.1:8443", "https://10.0.0.1:8443", true],
    ["10.0.0.1:8443", "https://10.0.0.1", false],
    ["10.0.0.1", "https://10.0.0.10", false],
    ["10.0.0.0/8", "https://10.1.2.3", true],
    ["10.0.0.0/8", "https://11.1.2.3", false],
    ["10.0.0.0/8", "https://cdn.aliyuncs.com", false],
    ["10.0.0.0/99", "https://10.1.2.3", false],
    ["2001:db8::1", "https://[2001:db8::1]", true],
    ["[2001:db8::1]:443", "https://[2001:db8::1]", true],
    ["2001:db8::/32", "https://[2001:db8:1::1]", true],
    ["2001:db8::/32", "https://[2001:db9::1]", false],
  ];
  it.each(rules)("where NO_PROXY is %j and it is %s: %s", (noProxy, url, expected) => {
    expect(isWithoutProxy(new URL(url), noProxy)).toBe(expected);
  });
});
