import type { CallRecord } from "../../emulator";

/** What a refresh call named. */
export function targetsOf({ parameters }: CallRecord): { type: string; path: string }[] {
  const { ObjectType = "", ObjectPath = "" } = parameters;
  return ObjectPath.split("\n").map((path) => ({ type: ObjectType, path }));
}

/** "File https://one.example.com/1.js (refused: InternalError)" */
export function callText(call: CallRecord): string {
  const { ObjectType, ObjectPath } = call.parameters;
  const fate = call.accepted ? "" : ` (refused: ${call.code ?? call.status})`;
  return `${ObjectType} ${ObjectPath?.replaceAll("\n", " ")}${fate}`;
}
