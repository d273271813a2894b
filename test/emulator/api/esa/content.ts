import { invalid } from "../protocol/errors";

/** The Content of a call, which is JSON in one parameter. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid("Content");
  }
}
