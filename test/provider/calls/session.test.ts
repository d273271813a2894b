import { expect, it } from "vitest";
import { accountFrom } from "../../../provider/account/account";
import { withSession } from "../../../provider/calls/session";
import { submit } from "../../../provider/calls/submit";
import { apiErrorFrom } from "../../../provider/rpc/api-error-from";
import { NotConnected } from "../../../provider/rpc/not-connected";
import { cdn } from "../../../provider/services/cdn";
import { dcdn } from "../../../provider/services/dcdn";
import type { Service } from "../../../provider/services/service";
import { type Emulator, startEmulator } from "../../emulator";
import { configOf } from "../../support/config";
import { clockOf } from "../../support/in-process";

const BATCH = [{ type: "File", path: "https://static.example.com/a.js" }] as const;

it("says on the resource's row why it tries a call again, and when", async () => {
  await using emulator = await startEmulator({ clock: "virtual" });
  emulator.faults.add({ kind: "error", code: "ServiceUnavailable", times: 2 });
  const said: unknown[] = [];
  const tell = async (...line: unknown[]) => {
    said.push(line);
  };
  const account = accountFrom(configOf(emulator), {});
  await withSession(
    cdn,
    account,
    clockOf(emulator),
    (session) => submit(session, BATCH, false, new Set()),
    tell,
  );
  expect(said).toEqual(
    [1, 2].map((tries) => [
      expect.stringMatching(
        `^ServiceUnavailable: retry ${tries} in \\d s, giving up after (?:300|299) s \\(RefreshObjectCaches\\)$`,
      ),
      { ephemeral: true },
    ]),
  );
});

it.each(["InvalidAction.NotFound", "InvalidApi.NotFound", "InvalidVersion", "InvalidProduct.NotFound"])(
  "names the endpoint and its setting if another product or region responds: %s",
  async (code) => {
    await using emulator = await startEmulator({ clock: "virtual" });
    emulator.faults.add({ kind: "error", code });
    expect(await refused(emulator, cdn)).toContain(
      `The service of another product or region responded: check the endpoint ${emulator.api} (alicloud:endpoints).`,
    );
  },
);

it("names them where the endpoint really is another product's", async () => {
  await using emulator = await startEmulator({ clock: "virtual" });
  const { apiVersion } = dcdn;
  const message = await refused(emulator, { ...cdn, apiVersion });
  expect(message).toMatch(/^RefreshObjectCaches failed for \S+: Invalid\w+/);
  expect(message).toContain(`check the endpoint ${emulator.api} (alicloud:endpoints).`);
});

it("names them where a response has no task", async () => {
  await using emulator = await startEmulator({ clock: "virtual" });
  emulator.faults.add({ kind: "noTaskId", times: 100 });
  expect(await refused(emulator, cdn)).toContain(`the endpoint ${emulator.api} (alicloud:endpoints).`);
});

/** The message of a refresh that fails. */
const refused = (emulator: Emulator, service: Service): Promise<string> =>
  withSession(service, accountFrom(configOf(emulator), {}), clockOf(emulator), (session) =>
    submit(session, BATCH, false, new Set()),
  ).then(
    () => "",
    ({ message }) => message,
  );

it.each(["CERT_HAS_EXPIRED", "ERR_TLS_CERT_ALTNAME_INVALID", "UNABLE_TO_VERIFY_LEAF_SIGNATURE"])(
  "does not try again where the certificate is refused: %s",
  (code) => {
    const thrown = new NotConnected(Object.assign(new Error("No."), { code }));
    const endpoint = "https://cdn.example.com (CDN_ENDPOINT)";
    const error = apiErrorFrom("RefreshObjectCaches", thrown, { readTimeoutMs: 1 }, { endpoint });
    expect(error).toMatchObject({ treatment: "fatal", maybeAccepted: false });
    expect(error.message).toContain(`The certificate is not valid (${code})`);
    expect(error.message).toContain(endpoint);
  },
);
