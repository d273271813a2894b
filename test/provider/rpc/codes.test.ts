import { describe, expect, it } from "vitest";
import { ADVICE, knownOf, OTHERS } from "../../../provider/rpc/codes";
import { documentedCodes } from "../../emulator/api/protocol/errors";

/** The rows of the table. */
const ALL = Object.values(ADVICE)
  .flatMap((of) => Object.values(of))
  .flatMap((of) => Object.entries(of));

describe("the table of codes", () => {
  /** Those of the documents, as listed by the emulator, which was written without this table. */
  it.each(documentedCodes)("knows %s, and what to do about it", (code) => {
    expect(knownOf(code)?.advice).toMatch(/\S/);
  });

  /** Those of public reports, and siblings that no list has. */
  it.each([
    ["CdnServiceNotFound", "is not activated"],
    ["DcdnServiceNotFound", "is not activated"],
    ["VodServiceNotFound", "is not activated"],
    ["OperationDenied.Suspended", "pay the account's bill"],
    ["InvalidTimeStamp.Expired", "clock"],
    ["InvalidSecurityToken.MismatchWithAccessKey", "security token"],
    ["InvalidObjectPath.SomethingNew", "Check objectPaths"],
    ["InvalidDomain.SomethingNew", "check the domain"],
    ["InvalidDomainNotFound", "check the domain"],
    ["NoSuchVersion", "another product or region"],
    ["AuthenticationFail.OIDCToken.SomethingNew", "trust policy"],
  ])("knows the family of %s", (code, advice) => expect(knownOf(code)?.advice).toContain(advice));

  it("has no row that an earlier one hides", () => {
    for (const [codes, advice] of ALL) {
      const found = codes.split(", ").map((code) => knownOf(code.replaceAll("*", ""))?.advice);
      expect(new Set(found)).toEqual(new Set([advice]));
    }
  });

  it("names the endpoint wherever it is about the way there", () => {
    const { reconnect = {}, fatal = {} } = ADVICE.call;
    const { CertificateRefused } = fatal;
    expect(Object.values(reconnect).length).toBeGreaterThan(1);
    for (const advice of [...Object.values(reconnect), CertificateRefused])
      expect(advice).toContain("{endpoint}");
  });

  it("prints no links: they are in the guide", () => {
    for (const advice of [...ALL.map(([, text]) => text), OTHERS.advice])
      expect(advice).not.toMatch(/https?:/);
  });
});
