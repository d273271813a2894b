import type { Outputs } from "../refresh/outputs";
import { redacted } from "../secrets/redact";
import { InitError } from "./init-error";
import type { ResourceProvider } from "./provider-methods";

/**
 * The provider as the host calls it. Everything except log messages passes through here: this removes keys, tokens and
 * signatures from errors, from problems with arguments, and from ids that the service returned.
 */
export function guarded(provider: ResourceProvider): ResourceProvider {
  return {
    service: provider.service,
    configure: (request) => provider.configure(request),
    check: guard(async (old, now) => {
      const { inputs, failures } = await provider.check(old, now);
      return {
        inputs,
        failures: failures.map((failure) => ({ ...failure, reason: redacted(failure.reason) })),
      };
    }),
    diff: guard(provider.diff),
    create: guard(async (inputs, end) => {
      const { id, outs } = await provider.create(inputs, end);
      return { id, outs: withSafeIds(outs) };
    }),
    update: guard(async (id, old, now, end) => ({
      outs: withSafeIds((await provider.update(id, old, now, end)).outs),
    })),
    read: guard(async (id, props) => ({ id, props: withSafeIds((await provider.read(id, props)).props) })),
    announce: guard(provider.announce),
    delete: guard(provider.delete),
  };
}

/** Ids are the only texts in state that come from the service. Those that come from the arguments must not change. */
function withSafeIds<T extends Partial<Outputs>>(outputs: T): T {
  const { taskIds, requestIds, preloadTaskIds } = outputs;
  return {
    ...outputs,
    ...(taskIds && { taskIds: taskIds.map(redacted) }),
    ...(requestIds && { requestIds: requestIds.map(redacted) }),
    ...(preloadTaskIds && { preloadTaskIds: preloadTaskIds.map(redacted) }),
  };
}

function guard<A extends unknown[], R>(work: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
  return async (...args) => {
    try {
      return await work(...args);
    } catch (thrown) {
      throw outgoing(thrown);
    }
  };
}

/**
 * The host prints message and stack. It hangs if a non-error is thrown, and treats any error with an id as an
 * InitError.
 */
function outgoing(thrown: unknown): Error {
  if (thrown instanceof InitError)
    return new InitError(thrown.id, redacted(thrown.message), withSafeIds(thrown.properties));
  const { message = String(thrown), stack = "" } = thrown instanceof Error ? thrown : {};
  return Object.assign(new Error(redacted(message)), { stack: redacted(stack) });
}
