import { afterEach } from "vitest";
import { type Emulator, type EmulatorOptions, startEmulator } from "../..";
import { client } from "../fixture";

let emulator: Emulator | undefined;
afterEach(() => emulator?.close());

const SITES = {
  "example.com": { plan: "basic" },
  "shop.example.com": {},
  "gone.example": { status: "offline" },
} as const;

/** An emulator with three sites, and a client for it. */
export async function start(options: EmulatorOptions = {}) {
  const clock = { clock: "virtual", timestamps: "machine" } as const;
  emulator = await startEmulator({ ...clock, sites: SITES, taskSeconds: { visible: 0 }, ...options });
  const { esa, esaGet } = client(emulator);
  const sites = (await esaGet("ListSites")).body.Sites as { SiteId: number; SiteName: string }[];
  const idOf = (name: string) => String(sites.find(({ SiteName }) => SiteName === name)?.SiteId);
  const purge = (Type: string, content: object, more = {}, site = "example.com") =>
    esa("PurgeCaches", { SiteId: idOf(site), Type, Content: JSON.stringify(content), ...more });
  return { emulator, esa, esaGet, idOf, purge };
}
