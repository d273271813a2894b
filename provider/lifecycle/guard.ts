import type { Outputs } from "../refresh/outputs";
import { redacted } from "../secrets/redact";
import { InitError } from "./init-error";
import type { ResourceProvider } from "./provider-methods";

/**
 * The provider as the host sees it. Everything but log lines leaves it here: there is no key, token or signature in
 * its errors, in what it says of arguments, and in what answers bring into state.
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

/** Ids are the only texts of answers in state. The others are the arguments', which must stay as they are. */
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

/** The host prints message and stack. It hangs on what is no error, and takes any error with an id for an InitError. */
function outgoing(thrown: unknown): Error {
  if (thrown instanceof InitError)
    return new InitError(thrown.id, redacted(thrown.message), withSafeIds(thrown.properties));
  const { message = String(thrown), stack = "" } = thrown instanceof Error ? thrown : {};
  return Object.assign(new Error(redacted(message)), { stack: redacted(stack) });
}
