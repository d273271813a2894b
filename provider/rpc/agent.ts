import { once } from "node:events";
import { type ClientRequestArgs, Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { Socket } from "node:net";
import { addAbortSignal } from "node:stream";
import { NotConnected, TooLate } from "./not-connected";
import type { ProxyServer } from "./proxy";
import { tunnel } from "./tunnel";

/**
 * Node tries the addresses of a host one after the other. Each except the last gets only 250 ms (500 ms in Node 26),
 * which may not be enough for a host on another continent. Here it gets this part of the connect timeout.
 */
const PART_PER_ADDRESS = 0.1;

/**
 * An agent that keeps connections alive. A request gets a connection only when it is ready, after the DNS lookup, a
 * proxy's response and the TLS handshake, which share the timeout. So a request that fails with {@link NotConnected}
 * was not sent.
 */
export function agentFor(url: string, connectTimeoutMs: number, proxy?: ProxyServer): HttpAgent {
  const isTls = url.startsWith("https:");
  const autoSelectFamilyAttemptTimeout = Math.ceil(connectTimeoutMs * PART_PER_ADDRESS);
  const options = { keepAlive: true, autoSelectFamilyAttemptTimeout };
  const agent = isTls ? new HttpsAgent(options) : new HttpAgent(options);
  const open = agent.createConnection.bind(agent) as (options: object) => Socket;

  const connected = async (target: ClientRequestArgs): Promise<Socket> => {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), connectTimeoutMs);
    const { signal } = late;
    try {
      const through = proxy && (await tunnel(target, proxy, { signal, autoSelectFamilyAttemptTimeout }));
      if (through && !isTls) return through;
      const socket = addAbortSignal(signal, open(through ? { ...target, socket: through } : target));
      await once(socket, isTls ? "secureConnect" : "connect");
      return socket;
    } catch (error) {
      throw new NotConnected(signal.aborted ? new TooLate(connectTimeoutMs) : (error as Error));
    } finally {
      clearTimeout(timer);
    }
  };

  agent.createConnection = (target, done) => {
    connected(target).then(
      (socket) => done?.(null, socket),
      (error) => done?.(error, undefined as never),
    );
    return undefined;
  };
  return agent;
}
