import { connect } from "node:net";

/** Writes bytes as they are, ends the stream, and reads until the server closes. */
export function exchangeBytes(api: string, ...parts: (string | Uint8Array)[]): Promise<string> {
  const { port, hostname } = new URL(api);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => {
      for (const part of parts) socket.write(part);
      socket.end();
    });
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", reject).on("close", () => resolve(Buffer.concat(chunks).toString("latin1")));
  });
}

/** Status and Code of the one response, which must have the form of the service's errors. */
export function errorOf(response: string): [status: number, code: string] {
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(response)?.[1]);
  const code = /"Code":"([\w.]+)"|<Code>([\w.]+)<\/Code>/.exec(response);
  return [status, code?.[1] ?? code?.[2] ?? ""];
}
