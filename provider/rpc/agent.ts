import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { Socket } from "node:net";

/** The code of a connection that did not come about in time. */
export const CONNECT_TIMEOUT = "CONNECT_TIMEOUT";

/** Connections that are kept for further calls. Unlike the client's own time-out this one is for connecting alone. */
export function agentFor(endpoint: string, connectTimeoutMs: number): HttpAgent {
  const agent = endpoint.startsWith("https:")
    ? new HttpsAgent({ keepAlive: true })
    : new HttpAgent({ keepAlive: true });
  const create = agent.createConnection.bind(agent);
  agent.createConnection = (...args) => {
    const socket = create(...args) as Socket;
    const late = () => socket.destroy(Object.assign(new Error("late"), { code: CONNECT_TIMEOUT }));
    const timer = setTimeout(late, connectTimeoutMs);
    socket.once("connect", () => clearTimeout(timer)).once("close", () => clearTimeout(timer));
    return socket;
  };
  return agent;
}
