import { once } from "node:events";
import { type AddressInfo, connect, type Server, type Socket } from "node:net";
import tls from "node:tls";

/**
 * A certificate for *.aliyuncs.com and 127.0.0.1 that only the tests trust, until 2126. Made with
 * `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500 -subj "/CN=*.aliyuncs.com"
 * -addext "subjectAltName=DNS:*.aliyuncs.com,IP:127.0.0.1"`.
 */
export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBqTCCAVCgAwIBAgIURaiRDBnMijoDaPxAkLYO18Fodp4wCgYIKoZIzj0EAwIw
GTEXMBUGA1UEAwwOKi5hbGl5dW5jcy5jb20wIBcNMjYxMTI1MTQxNzEwWhgPMjEy
NjExMDExNDE3MTBaMBkxFzAVBgNVBAMMDiouYWxpeXVuY3MuY29tMFkwEwYHKoZI
zj0CAQYIKoZIzj0DAQcDQgAEPJ6rWQSyiDmPvbnzLYcTM+Wg/L/BFezcsK5ItpEj
l1XsmifPEPAbeTuY8NDASOQjakU18QBfifqr7BcJTKM6hKN0MHIwHQYDVR0OBBYE
FAtxaPipogFXrGHwOr1DGgyThMjDMB8GA1UdIwQYMBaAFAtxaPipogFXrGHwOr1D
GgyThMjDMA8GA1UdEwEB/wQFMAMBAf8wHwYDVR0RBBgwFoIOKi5hbGl5dW5jcy5j
b22HBH8AAAEwCgYIKoZIzj0EAwIDRwAwRAIgbbOUO0wmnlFPbfmi9fgdtDrS8uz5
44vMPO4kJS2B+TECIF0jZA3z+rN9uniLJd0urOyioLxnMVZO4aHrJc2XIGtn
-----END CERTIFICATE-----`;
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgrsOkSG4to0OyzuJn
k7lSR/HgCNc51+CUsjXiZSrNJvmhRANCAAQ8nqtZBLKIOY+9ufMthxMz5aD8v8EV
7Nywrki2kSOXVeyaJ88Q8Bt5O5jw0MBI5CNqRTXxAF+J+qvsFwlMozqE
-----END PRIVATE KEY-----`;

/** A server on 127.0.0.1 of a test. */
export interface LocalServer extends AsyncDisposable {
  readonly port: number;
}

/** Listens on a free port. At the end of the test, the port and all connections are closed. */
export async function local(server: Server): Promise<LocalServer> {
  const open = new Set<Socket>();
  server.on("connection", (socket) => {
    open.add(socket.once("close", () => open.delete(socket)));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return {
    port,
    [Symbol.asyncDispose]: async () => {
      for (const socket of open) socket.destroy();
      await once(server.close(), "close");
    },
  };
}

/** Puts TLS in front of a port of 127.0.0.1, such as the emulator's. */
export const behindTls = (port: number): Promise<LocalServer> =>
  local(
    tls.createServer({ cert: CERTIFICATE, key: KEY }, (socket) => joined(socket, connect(port, "127.0.0.1"))),
  );

/** Connects two sockets in both directions; an error of one closes both. */
export function joined(one: Socket, other: Socket): void {
  one.on("error", () => other.destroy()).on("close", () => other.destroy());
  other.on("error", () => one.destroy()).on("close", () => one.destroy());
  one.pipe(other).pipe(one);
}

/** From now on, until it is disposed of, node trusts the certificate of {@link behindTls}. */
export function trusting(): Disposable {
  const before = tls.getCACertificates();
  tls.setDefaultCACertificates([...before, CERTIFICATE]);
  return { [Symbol.dispose]: () => tls.setDefaultCACertificates(before) };
}
