import { createAccount } from "./api/account/account";
import { withDefaults } from "./api/account/default-limits";
import { Domains } from "./api/account/domains";
import { KeyRing } from "./api/account/keys";
import { Calls } from "./api/calls";
import { Sites } from "./api/esa/sites";
import { Faults } from "./api/faults";
import type { Backend } from "./api/handler";
import { TIMESTAMP_TOLERANCE } from "./api/protocol/authenticate";
import { Nonces } from "./api/protocol/nonces";
import { TaskStore } from "./api/tasks/store";
import type { Clock } from "./clock";
import type { RefreshedEdge } from "./edge";
import type { AccountOptions, EmulatorOptions } from "./options";

const MAX_BODY_BYTES = 8 * 1024 * 1024;
const MAX_CALLS = 100_000;
const MAX_PATHS = 1_000_000;
const MAX_CHARACTERS = 256 * 1024 * 1024;

/** Creates the state of the API from the options. */
export function createBackend(
  options: EmulatorOptions,
  accounts: readonly AccountOptions[],
  clock: Clock,
  edge: Pick<RefreshedEdge, "reach" | "disturbances">,
): Backend {
  const keys = new KeyRing();
  for (const { limits, ...key } of accounts) {
    keys.add({ ...key, account: createAccount(key.accessKeyId, withDefaults(options.limits, limits)) });
  }
  const states = Object.entries(options.domains ?? {}).map(
    ([name, { state }]) => [name, state ?? "online"] as const,
  );
  return {
    services: {
      clock,
      keys,
      domains: new Domains(states, options.otherDomains === "unknown" ? "unknown" : "online"),
      sites: new Sites(options.sites ?? {}),
      tasks: new TaskStore(MAX_PATHS, MAX_CHARACTERS),
      taskSeconds: taskSeconds(options),
      sink: edge.reach,
      dcdnTaskIdName: options.dcdnTaskIdName ?? "RefreshTaskId",
    },
    gate: {
      keys,
      nonces: new Nonces(2 * TIMESTAMP_TOLERANCE),
      timestampNow: options.timestamps === "emulator" ? clock.now : Date.now,
      now: clock.now,
    },
    faults: new Faults(edge.disturbances),
    calls: new Calls(MAX_CALLS, MAX_CHARACTERS),
    rates: options.rates ?? true,
    maxBodyBytes: MAX_BODY_BYTES,
  };
}

/** The service takes 300 to 360 seconds. A complete task is listed, unless the options say otherwise. */
function taskSeconds({
  taskSeconds: { duration = 5, visible = Math.min(2, duration) } = {},
}: EmulatorOptions) {
  return { visible, duration };
}
