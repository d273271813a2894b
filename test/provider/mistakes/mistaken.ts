import { afterEach, beforeEach } from "vitest";
import { cacheTag } from "../../../provider/services/cache-tag";
import { cdn } from "../../../provider/services/cdn";
import type { Service } from "../../../provider/services/service";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../emulator";
import { configOf } from "../../support/config";
import { Deployment, type Values } from "../../support/deployment";
import { clockOf, inProcess } from "../../support/in-process";
import { laterStart } from "../../support/later-start";
import { GOOD, OLD, TWO_DOMAINS, UNKNOWN } from "../../support/two-domains";

export { GOOD, OLD, UNKNOWN };

/** A manifest: `assets({ "a.js": 1 })`. */
export const assets = (files: Readonly<Record<string, number>>) =>
  Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, version]) => `${String(version).padStart(8, "0")}  /${name}\n`)
    .join("");

/** For each test, a new account with two domains, and resources whose calls are recorded. */
export function mistaken(options: EmulatorOptions = {}): Mistaken {
  const mistakes = new Mistaken(options);
  beforeEach(() => mistakes.begin());
  afterEach(() => mistakes.emulator.close());
  return mistakes;
}

class Mistaken {
  declare emulator: Emulator;
  /** A resource of CDN. */
  declare site: Deployment;
  #seen = 0;

  constructor(private readonly options: EmulatorOptions) {}

  async begin(): Promise<void> {
    this.#seen = 0;
    this.emulator = await startEmulator({
      clock: "virtual",
      startTime: laterStart(),
      taskSeconds: { visible: 0, duration: 60 },
      ...TWO_DOMAINS,
      ...this.options,
    });
    this.site = this.resource(cdn);
  }

  resource(service: Service, config: Record<string, string> = {}): Deployment {
    const name = service.title === cacheTag.title ? "cacheTag" : service.product;
    const host = inProcess(service, this.emulator, clockOf(this.emulator), configOf(this.emulator, config));
    const type = `pulumi-nodejs:dynamic/alicloud-refresh:${name}`;
    return new Deployment(host, name, `urn:pulumi:dev::test::${type}::site`);
  }

  /** What each refresh call since the last look named, and the code that it was refused with. */
  calls(): string[] {
    const calls = this.emulator.calls().slice(this.#seen);
    this.#seen += calls.length;
    return calls.flatMap(({ action, parameters, code }) => {
      if (!action.startsWith("Refresh")) return [];
      const { ObjectType, ObjectPath, DomainName, CacheTag } = parameters;
      const what = CacheTag
        ? `${DomainName} ${CacheTag}`
        : `${ObjectType === "File" ? "" : `${ObjectType} `}${ObjectPath?.split("\n").join(" ")}`;
      return code ? `${what} (${code})` : what;
    });
  }
}

/** What is kept of an unfinished refresh. */
export const leftOf = ({ state }: Deployment) => {
  const { pending, done, letGo } = (state?.outputs ?? {}) as Values;
  return { pending, done, letGo };
};

export const NOTHING_LEFT = { pending: undefined, done: undefined, letGo: undefined };
