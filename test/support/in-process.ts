import type { Clock } from "../../provider/effects/clock";
import { resourceProvider } from "../../provider/lifecycle/resource-provider";
import type { Service } from "../../provider/services/service";
import type { Emulator } from "../emulator";
import { configOf } from "./config";
import type { ProviderHost, Values } from "./deployment";

/** The provider in this process, in the emulator's virtual time: waiting moves the clock. */
export function inProcess(
  service: Service,
  emulator: Emulator,
  clock = clockOf(emulator),
  config = configOf(emulator),
): ProviderHost {
  const provider = resourceProvider(service, clock);
  provider.configure({ config });
  return {
    check: async (olds, news) => plain(await provider.check(plain(olds), plain(news))),
    diff: async (id, olds, news) => {
      const { changes } = await provider.diff(id, plain(olds), plain(news));
      return changes === undefined ? "unknown" : changes ? "some" : "none";
    },
    create: async (inputs) => {
      const { id, outs } = plain(await provider.create(plain(inputs)));
      return { id, properties: outs };
    },
    update: async (id, olds, news) => plain(await provider.update(id, plain(olds), plain(news))).outs,
    read: async (id, properties) => {
      const { props } = plain(await provider.read(id, plain(properties)));
      return { id, properties: props };
    },
  };
}

/** Values as the engine passes them on: plain ones only. */
// biome-ignore lint/suspicious/noExplicitAny: the engine knows no types
function plain(value: object): any {
  return JSON.parse(JSON.stringify(value)) as Values;
}

/** Sleeping moves the emulator's virtual clock. */
export function clockOf(emulator: Emulator, random: () => number = () => 0): Clock {
  return {
    now: emulator.clock.now,
    sleep: async (ms) => emulator.clock.advance(ms),
    random,
  };
}
