import fc from "fast-check";
import { expect, it } from "vitest";
import { accountFrom } from "../../../provider/account/account";
import { type Session, withSession } from "../../../provider/calls/session";
import { batches } from "../../../provider/plan/batch";
import { MOST_PARTS, submitCalls } from "../../../provider/refresh/submit-calls";
import { cdn } from "../../../provider/services/cdn";
import { domainOf, type Target } from "../../../provider/services/target";
import { startEmulator } from "../../emulator";
import { configOf } from "../../support/config";
import { clockOf } from "../../support/in-process";

const ACTION = "RefreshObjectCaches";
const CODES = { offline: "InvalidDomain.Offline", unknown: "InvalidDomain.NotFound" } as const;
const MALFORMED = "InvalidObjectPath.Malformed";

interface Domain {
  readonly state: "online" | keyof typeof CODES;
  readonly paths: number;
  /** Which of the paths are malformed, by their places. */
  readonly malformed: readonly number[];
}

const domain: fc.Arbitrary<Domain> = fc.record({
  state: fc.constantFrom("online", "online", "offline", "unknown"),
  paths: fc.integer({ min: 1, max: 30 }),
  malformed: fc.oneof(fc.constant([]), fc.uniqueArray(fc.nat(29), { maxLength: 3 })),
});
const given = fc.record({
  domains: fc.array(domain, { minLength: 1, maxLength: 12 }),
  perCall: fc.constantFrom(3, 40, 1_000),
  domainsPerCall: fc.constantFrom(2, 10),
});

it("submits every valid target once, whatever else is refused", async () => {
  await fc.assert(
    fc.asyncProperty(given, async ({ domains, perCall, domainsPerCall }) => {
      const emulator = await startEmulator({ clock: "virtual", otherDomains: "unknown" });
      try {
        const stateOf = new Map(domains.map(({ state }, index) => [`d${index}.example.com`, state]));
        for (const [name, state] of stateOf) emulator.domains.set(name, state);
        const pathOf = (index: number, path: number) => `https://d${index}.example.com/${path}`;
        const malformed = new Set(
          domains.flatMap((of, index) =>
            of.malformed.filter((path) => path < of.paths).map((path) => pathOf(index, path)),
          ),
        );
        for (const objectPath of malformed)
          emulator.faults.add({ kind: "error", code: MALFORMED, action: ACTION, objectPath, times: 1e6 });
        const targets = domains.flatMap((of, index) =>
          Array.from(
            { length: of.paths },
            (_, path): Target => ({ type: "File", path: pathOf(index, path) }),
          ),
        );
        const calls = batches(targets, { perCall: { File: perCall }, domainsPerCall });

        const accepted: Target[] = [];
        const refused: { target: Target; code: string }[] = [];
        await withSession(cdn, accountFrom(configOf(emulator), {}), clockOf(emulator), (session: Session) =>
          submitCalls(
            session,
            calls,
            { force: false, known: new Set() },
            {
              accepted: (some) => void accepted.push(...some),
              refused: (some, { code }) => void refused.push(...some.map((target) => ({ target, code }))),
            },
          ),
        );

        const told = [...accepted, ...refused.map(({ target }) => target)].map(({ path }) => path);
        expect([...told].sort(), "each target has one outcome").toEqual(
          targets.map(({ path }) => path).sort(),
        );
        const sent = emulator.calls().filter(({ action }) => action === ACTION);
        const pathsOf = (call: (typeof sent)[number]) => call.parameters.ObjectPath?.split("\n") ?? [];
        const named = sent.filter((call) => call.accepted).flatMap(pathsOf);
        expect([...named].sort(), "what the service accepted").toEqual(
          accepted.map(({ path }) => path).sort(),
        );

        // A call's own tries: those that name nothing but its targets.
        const triesOf = calls.map((call) => {
          const own = new Set(call.map(({ path }) => path));
          return sent.filter((one) => pathsOf(one).every((path) => own.has(path))).length;
        });
        for (const tries of triesOf) expect(tries).toBeLessThanOrEqual(1 + MOST_PARTS);

        const callOf = new Map(calls.flatMap((call, index) => call.map(({ path }) => [path, index])));
        for (const { target, code } of refused) {
          const state = stateOf.get(domainOf(target)) ?? "online";
          if (state !== "online" && code === CODES[state]) continue;
          expect(code).toBe(MALFORMED);
          // Two more would not have been within the bound.
          const isSpent = (triesOf[callOf.get(target.path) ?? 0] ?? 0) + 2 > 1 + MOST_PARTS;
          if (!malformed.has(target.path)) expect(isSpent, `${target.path} is not malformed`).toBe(true);
        }
      } finally {
        await emulator.close();
      }
    }),
    { numRuns: 60 },
  );
}, 120_000);

it("finds a refused domain among forty, where an account may name so many in a call", async () => {
  const emulator = await startEmulator({ clock: "virtual", limits: { cdn: { domainsPerCall: 40 } } });
  try {
    emulator.domains.set("d17.example.com", "offline");
    const targets = Array.from({ length: 40 }, (_, index): Target => {
      return { type: "File", path: `https://d${index}.example.com/` };
    });
    const refused: Target[] = [];
    await withSession(cdn, accountFrom(configOf(emulator), {}), clockOf(emulator), (session: Session) =>
      submitCalls(
        session,
        [targets],
        { force: false, known: new Set() },
        { accepted: () => {}, refused: (some) => void refused.push(...some) },
      ),
    );
    expect(refused).toEqual([targets[17]]);
  } finally {
    await emulator.close();
  }
});
