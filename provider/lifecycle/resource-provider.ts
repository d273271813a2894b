import { randomUUID } from "node:crypto";
import type { Config } from "../account/settings";
import type { Args } from "../arguments/args";
import { type Clock, endingWith, systemClock } from "../effects/clock";
import type { Inputs, Shell } from "../refresh/inputs";
import type { Outputs } from "../refresh/outputs";
import { RefreshFailed } from "../refresh/refresh-failed";
import { concealDebugLines } from "../secrets/debug-lines";
import { type Service, serviceFor } from "../services/service";
import { announce } from "./announce";
import { tellLost } from "./announce-left";
import { argsOf, check } from "./check";
import { concealedOutputs } from "./conceal";
import { diff } from "./diff";
import { guarded } from "./guard";
import { InitError } from "./init-error";
import { tellAbout } from "./log";
import type { ResourceProvider } from "./provider-methods";
import { read } from "./read";
import { takenOver } from "./taken-over";
import { isSameType } from "./urn";

export function resourceProvider(service: Service, clock: Clock = systemClock): ResourceProvider {
  let config: Config = { get: () => undefined };
  const context = (urn: string | undefined, isSecret: boolean, args: object = {}, end?: AbortSignal) => {
    if (isSecret) concealDebugLines();
    return {
      service: serviceFor(service, args),
      clock: end ? endingWith(end, clock) : clock,
      account: async () => (await import("../account/account.js")).accountFrom(config),
      tell: tellAbout(urn),
      isSecret,
    };
  };
  /**
   * URNs of resources whose tasks `read` has just found to have failed. For `pulumi refresh`, which calls `diff` next,
   * that is a change, so that drift detection finds it. For an update, which calls `check` first, it is not.
   */
  const foundFailed = new Set<string>();
  /**
   * Outputs by URN that a replacement takes over: for the engine, a replacement is a create without old outputs. With
   * `replaceOnChanges` it calls `diff` before, in the same process. With `--replace` and taint, neither `check` nor
   * `diff` gets the old outputs: only `delete` can say what is lost.
   */
  const replaced = new Map<string, Partial<Outputs & Shell>>();
  const run = async (id: string, inputs: Inputs, old: Partial<Outputs & Shell>, end?: AbortSignal) => {
    // Loaded lazily, since most runs refresh nothing.
    const { refresh } = await import("../refresh/refresh.js");
    const { __provider, __urn } = inputs;
    const previous = isSameType(old.__urn, __urn) ? old : {};
    // Unfinished work may be derived from arguments that were secret at that time.
    const isSecret = Boolean(inputs.__secret ?? (previous.pending && previous.__secret));
    // `read` needs it, but gets no inputs.
    const chosen = "service" in inputs && inputs.service !== undefined ? { service: inputs.service } : {};
    const shell = { ...(__urn && { __urn }), ...chosen };
    try {
      const outs = await refresh(context(__urn, isSecret, inputs, end), inputs, previous);
      return { id, outs: { ...concealedOutputs(outs, isSecret), ...shell } };
    } catch (error) {
      if (!(error instanceof RefreshFailed)) throw error;
      // The host adds `__provider` only to the outputs of a success.
      const outs = {
        ...concealedOutputs(error.outputs, isSecret),
        ...shell,
        ...(__provider && { __provider }),
      };
      throw new InitError(id, error.message, outs);
    }
  };
  return guarded({
    service,
    // The host does not wait for an asynchronous configure, and keeps a provider whose configure failed. So no work
    // here.
    configure: (request) => {
      config = request.config;
    },
    check: (old, now) => {
      foundFailed.delete((now as Shell).__urn ?? "");
      return check(context, old, now);
    },
    diff: async (_, old, now) => {
      if (foundFailed.delete(now.__urn ?? "")) return { changes: true };
      if (old.pending && now.__urn && isSameType(old.__urn, now.__urn)) replaced.set(now.__urn, old);
      return diff(old, now);
    },
    create: (inputs, end) => {
      const old = replaced.get(inputs.__urn ?? "") ?? {};
      const previous = { ...takenOver(old), __secret: old.__secret };
      return run(`${service.product}-refresh-${randomUUID()}`, inputs, previous, end);
    },
    update: (id, old, now, end) => {
      replaced.delete(now.__urn ?? "");
      return run(id, now, old, end);
    },
    read: async (id, props) => {
      const isSecret = Boolean(props.__secret);
      const now = await read(context(props.__urn, isSecret, props), props);
      if (now.status === "failed" && props.status !== "failed" && !now.pending)
        foundFailed.add(props.__urn ?? "");
      return { id, props: concealedOutputs(now, isSecret) };
    },
    announce: (old, now) => {
      const isSecret = Boolean(now.__secret ?? old.__secret);
      return announce(context(now.__urn, isSecret, now), old.plan, now.plan, argsOf(now) as Args);
    },
    delete: async (_, { __urn, __secret, ...old }) => {
      if (!replaced.has(__urn ?? "")) await tellLost(tellAbout(__urn), old, Boolean(__secret));
    },
  });
}
