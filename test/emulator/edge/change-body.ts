import { type EdgeResponse, field } from "./http";

const TEXT = /^(?:text\/|application\/(?:json|javascript|xml))/;
const SCRIPT = Buffer.from('<script src="/edge.js"></script>\n');

/** What a node that inserts a script makes of a text; its header fields, ETag among them, stay the origin's. */
export function changeBody(response: EdgeResponse): EdgeResponse {
  const isText = response.status === 200 && TEXT.test(field(response.headers, "content-type") ?? "");
  return isText ? { ...response, body: Buffer.concat([response.body, SCRIPT]) } : response;
}
