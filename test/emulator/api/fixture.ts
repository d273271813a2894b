import { createHash, createHmac, randomUUID } from "node:crypto";
import type { Emulator, EmulatorCredentials } from "..";

/** Signs and sends as the vendor's pages say, with nothing of the emulator's own. */

export const VERSIONS = {
  cdn: "2018-05-10",
  dcdn: "2018-01-15",
  vod: "2017-03-21",
  sts: "2015-04-01",
  esa: "2024-09-10",
};

export type Parameters = Readonly<Record<string, string>>;

/** A response, as JSON where it is JSON. */
export interface ApiResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
}

function encode(text: string): string {
  return [...Buffer.from(text, "utf8")]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[A-Za-z0-9\-_.~]/.test(character)
        ? character
        : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    })
    .join("");
}

export function encodePairs(parameters: Parameters): string {
  return Object.keys(parameters)
    .sort()
    .map((name) => `${encode(name)}=${encode(parameters[name] ?? "")}`)
    .join("&");
}

/** The common parameters of signature 1.0, without the signature. */
export function common(credentials: EmulatorCredentials, version: string): Parameters {
  const { accessKeyId, securityToken } = credentials;
  return {
    Format: "JSON",
    Version: version,
    AccessKeyId: accessKeyId,
    SignatureMethod: "HMAC-SHA1",
    SignatureVersion: "1.0",
    SignatureNonce: randomUUID(),
    Timestamp: new Date().toISOString().replace(/\.\d+/, ""),
    ...(securityToken === undefined ? {} : { SecurityToken: securityToken }),
  };
}

/** Adds the signature: base64(HMAC-SHA1(secret + "&", METHOD&%2F&encoded(sorted, encoded parameters))). */
export function signV1(method: string, parameters: Parameters, secret: string): Parameters {
  const stringToSign = `${method}&${encode("/")}&${encode(encodePairs(parameters))}`;
  const signature = createHmac("sha1", `${secret}&`).update(stringToSign).digest("base64");
  return { ...parameters, Signature: signature };
}

export async function send(url: string, init: RequestInit = {}): Promise<ApiResponse> {
  const response = await fetch(url, { redirect: "manual", ...init });
  const text = await response.text();
  const json = response.headers.get("content-type")?.includes("json") && text !== "";
  return { status: response.status, headers: response.headers, text, body: json ? JSON.parse(text) : {} };
}

export function sendForm(url: string, parameters: Parameters): Promise<ApiResponse> {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return send(url, { method: "POST", headers, body: encodePairs(parameters) });
}

/** One call of an emulator, signed with its first key: `client(emulator).cdn("DescribeRefreshQuota")`. */
export function client(emulator: Pick<Emulator, "api" | "credentials">) {
  const { api, credentials } = emulator;
  const call =
    (version: string) =>
    (action: string, parameters: Parameters = {}) => {
      const all = { Action: action, ...common(credentials, version), ...parameters };
      return sendForm(`${api}/`, signV1("POST", all, credentials.accessKeySecret));
    };
  return {
    cdn: call(VERSIONS.cdn),
    dcdn: call(VERSIONS.dcdn),
    vod: call(VERSIONS.vod),
    sts: call(VERSIONS.sts),
    esa: call(VERSIONS.esa),
    /** The same by GET, all in the query. */
    esaGet(action: string, parameters: Parameters = {}) {
      const all = { Action: action, ...common(credentials, VERSIONS.esa), ...parameters };
      return send(`${api}/?${encodePairs(signV1("GET", all, credentials.accessKeySecret))}`);
    },
  };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** What a request of signature method V3 is made of. */
export interface V3Request {
  readonly method: string;
  readonly query: Parameters;
  readonly body: string;
  /** Lower-case names; all of them are signed. */
  readonly headers: Parameters;
}

/** The Authorization header, step by step as the page has it. */
export function authorizationV3(
  { method, query, body, headers }: V3Request,
  id: string,
  secret: string,
): string {
  const names = Object.keys(headers).sort();
  const canonicalHeaders = names.map((name) => `${name}:${(headers[name] ?? "").trim()}\n`).join("");
  const canonical = [method, "/", encodePairs(query), canonicalHeaders, names.join(";"), sha256(body)].join(
    "\n",
  );
  const stringToSign = `ACS3-HMAC-SHA256\n${sha256(canonical)}`;
  const signature = createHmac("sha256", secret).update(stringToSign).digest("hex");
  return `ACS3-HMAC-SHA256 Credential=${id},SignedHeaders=${names.join(";")},Signature=${signature}`;
}

/** The headers of signature method V3 but Authorization. */
export function headersV3(api: string, action: string, version: string, body: string): Parameters {
  return {
    host: new URL(api).host,
    "x-acs-action": action,
    "x-acs-version": version,
    "x-acs-date": new Date().toISOString().replace(/\.\d+/, ""),
    "x-acs-signature-nonce": randomUUID(),
    "x-acs-content-sha256": sha256(body),
  };
}
