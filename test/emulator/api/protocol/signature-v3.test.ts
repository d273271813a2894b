import { expect, test } from "vitest";
import { parseRequest } from "./request";
import { canonicalRequest, parseAuthorization, sha256, sign, stringToSign } from "./signature-v3";

// "Fixed parameter example" of the vendor's page on the V3 request syntax and signature method.
const HEADERS = {
  host: "ecs.cn-shanghai.aliyuncs.com",
  "x-acs-action": "RunInstances",
  "x-acs-content-sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "x-acs-date": "2023-10-26T10:22:32Z",
  "x-acs-signature-nonce": "3156853299f313e23d1673dc12e1703d",
  "x-acs-version": "2014-05-26",
};
const TARGET = "/?RegionId=cn-shanghai&ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd";

test("the page's example gives the page's hash and signature", () => {
  const request = parseRequest("POST", TARGET, { ...HEADERS, accept: "*/*" }, Buffer.alloc(0));
  const canonical = canonicalRequest(request, Object.keys(HEADERS).reverse());
  expect(sha256(canonical)).toBe("7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259");
  expect(sign(stringToSign(canonical), "YourAccessKeySecret")).toBe(
    "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0",
  );
});

test("an Authorization header of another method is not ours, a broken one of this method is refused", () => {
  expect(parseAuthorization("Bearer x")).toBeUndefined();
  expect(parseAuthorization("ACS3-HMAC-SHA256 Credential=a")).toBeNull();
  expect(
    parseAuthorization("ACS3-HMAC-SHA256 Credential=a,SignedHeaders=Host;x-acs-date,Signature=0f"),
  ).toEqual({
    accessKeyId: "a",
    signedHeaders: ["host", "x-acs-date"],
    signature: "0f",
  });
});
