import { type EdgeResponse, field } from "./http";

const TEXT = /^(?:text\/|application\/(?:json|javascript|xml))/;
const SCRIPT = Buffer.from('<script src="/edge.js"></script>\n');

/** Adds a script to a text file. The headers, including ETag, stay those of the origin. */
export function changeBody(response: EdgeResponse): EdgeResponse {
  const isText = response.status === 200 && TEXT.test(field(response.headers, "content-type") ?? "");
  return isText ? { ...response, body: Buffer.concat([response.body, SCRIPT]) } : response;
}
