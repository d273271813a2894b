import { afterEach, beforeEach } from "vitest";
import { esa } from "../../../provider/services/esa";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../emulator";
import { Deployment } from "../../support/deployment";
import { inProcess } from "../../support/in-process";

const SITES = {
  "example.com": { plan: "basic" },
  "shop.example.com": { plan: "basic" },
  "free.example": {},
} as const;
let runs = 0;

/** A new account with three sites for each test, and a resource. */
export function esaAccount(): EsaAccount {
  const account = new EsaAccount();
  beforeEach(() => account.start());
  afterEach(() => account.emulator.close());
  return account;
}

class EsaAccount {
  declare emulator: Emulator;
  declare site: Deployment;

  async start(options: EmulatorOptions = {}): Promise<void> {
    await this.emulator?.close();
    const accounts = [{ accessKeyId: `esa-${runs++}`, accessKeySecret: "secret" }];
    this.emulator = await startEmulator({ clock: "virtual", sites: SITES, accounts, ...options });
    this.site = new Deployment(inProcess(esa, this.emulator), "esa");
  }

  up(args: object) {
    return this.site.up({ trigger: "v1", ...args });
  }

  get outputs() {
    return this.site.state?.outputs ?? {};
  }

  actions(): string[] {
    return this.emulator.calls().map(({ action }) => action);
  }

  /** What was purged: site, type, objects. */
  purges() {
    return this.emulator.tasks().map(({ domainName, objectType, paths }) => [domainName, objectType, paths]);
  }
}

export const urlsAt = (host: string, count: number) =>
  Array.from({ length: count }, (_, n) => `https://${host}/${n}`);
