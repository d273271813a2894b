import type { CallRecord } from "../../emulator";

const TYPES: Readonly<Record<string, string>> = {
  Files: "File",
  Directories: "Directory",
  IgnoreParams: "IgnoreParams",
};

/** What a refresh call named. */
export function targetsOf({ parameters }: CallRecord): { type: string; path: string }[] {
  const { ObjectType = "", ObjectPath = "", Content } = parameters;
  if (Content !== undefined)
    return Object.entries<string[]>(JSON.parse(Content)).flatMap(([name, paths]) =>
      paths.map((path) => ({ type: TYPES[name] ?? name, path })),
    );
  return ObjectPath.split("\n").map((path) => ({ type: ObjectType, path }));
}

/** "File https://one.example.com/1.js (refused: InternalError)" */
export function callText(call: CallRecord): string {
  const fate = call.accepted ? "" : ` (refused: ${call.code ?? call.status})`;
  const targets = targetsOf(call);
  return `${targets[0]?.type} ${targets.map(({ path }) => path).join(" ")}${fate}`;
}
