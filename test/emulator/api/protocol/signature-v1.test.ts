import { expect, test } from "vitest";
import { signV1 } from "../fixture";
import { parseRequest } from "./request";
import { sign, stringToSign } from "./signature-v1";

function request(method: string, target: string, form = "") {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return parseRequest(method, target, headers, Buffer.from(form));
}

// The example of the vendor's page on signing RPC requests: key testid, secret testsecret.
const EXAMPLE =
  "/?Timestamp=2016-02-23T12%3A46%3A24Z&Format=XML&AccessKeyId=testid&Action=DescribeRegions" +
  "&SignatureMethod=HMAC-SHA1&SignatureNonce=3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf&Version=2014-05-26&SignatureVersion=1.0";

test("the page's example gives the page's string and signature", () => {
  const text = stringToSign(request("GET", `${EXAMPLE}&Signature=whatever`));
  expect(text).toBe(
    "GET&%2F&AccessKeyId%3Dtestid%26Action%3DDescribeRegions%26Format%3DXML%26SignatureMethod%3DHMAC-SHA1" +
      "%26SignatureNonce%3D3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf%26SignatureVersion%3D1.0" +
      "%26Timestamp%3D2016-02-23T12%253A46%253A24Z%26Version%3D2014-05-26",
  );
  expect(sign(text, "testsecret")).toBe("OLeaidS1JvxuMvnyHOwuJ+uX5qY=");
});

test("the newer page's example as well", () => {
  const target =
    "/?AccessKeyId=testid&Action=DescribeDedicatedHosts&Format=JSON&RegionId=cn-beijing&SignatureMethod=HMAC-SHA1" +
    "&SignatureNonce=edb2b34af0af9a6d14deaf7c1a5315eb&SignatureVersion=1.0&Timestamp=2023-03-13T08%3A34%3A30Z&Version=2014-05-26";
  expect(sign(stringToSign(request("GET", target)), "testsecret")).toBe("9NaGiOspFP5UPcwX8Iwt2YJXXuk=");
});

test("query and form are signed together, empty values and odd characters too", () => {
  const parameters = {
    Action: "A",
    SignatureType: "",
    ObjectPath: "http://a.example/\u00fc *'()!~+\nb",
    Z: "1",
  };
  const expected = signV1("POST", parameters, "secret").Signature;
  const query = "/?Z=1&SignatureType=";
  const form = "Action=A&ObjectPath=http%3A%2F%2Fa.example%2F%C3%BC+*'()!~%2B%0Ab";
  expect(sign(stringToSign(request("POST", query, form)), "secret")).toBe(expected);
});

test("the method is signed", () => {
  expect(stringToSign(request("POST", EXAMPLE))).toMatch(/^POST&%2F&/);
});
