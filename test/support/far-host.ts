import { once } from "node:events";
import { type AddressInfo, connect, type LookupFunction, type Socket } from "node:net";
import { Worker } from "node:worker_threads";

/** A server that accepts no connections while its thread sleeps, from the start. */
const SERVER = `
  const { parentPort, workerData } = require("node:worker_threads");
  const server = require("node:http").createServer((_, response) => response.end("{}"));
  server.listen({ port: 0, host: "127.0.0.1", backlog: 1 }, () => {
    parentPort.postMessage(server.address());
    Atomics.wait(workerData, 0, 0);
  });
`;

/** A host that does not respond to connection requests, like one that is far away, until `answers()` is called. */
export interface FarHost extends AsyncDisposable {
  readonly port: number;
  answers(): void;
}

/** Starts such a host on 127.0.0.1. The system lets two connections wait there, and drops what comes after them. */
export async function startFarHost(): Promise<FarHost> {
  const asleep = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(SERVER, { eval: true, workerData: asleep });
  const [{ port }] = (await once(worker, "message")) as [AddressInfo];
  const waiting: Socket[] = [];
  for (let count = 0; count < 2; count++) {
    const socket = connect(port, "127.0.0.1");
    waiting.push(socket);
    await once(socket, "connect");
  }
  const answers = () => {
    Atomics.store(asleep, 0, 1);
    Atomics.notify(asleep, 0);
  };
  return {
    port,
    answers,
    [Symbol.asyncDispose]: async () => {
      for (const socket of waiting) socket.destroy();
      answers();
      await worker.terminate();
    },
  };
}

/** A name with two addresses: the far host, and one that nobody can connect to. */
export const twoAddresses: LookupFunction = (_, __, done) =>
  done(null, [
    { address: "127.0.0.1", family: 4 },
    { address: "::1", family: 6 },
  ]);
