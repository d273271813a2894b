import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hide, redacted, shortened } from "../../../provider/secrets/redact";

const SECRET = "kQ/9+secret key=of'30(chars)*!";
hide(SECRET);
hide("LTAI5tUnmistakable3kQz", shortened("LTAI5tUnmistakable3kQz"));

describe("what is hidden", () => {
  const forms: [string, string][] = [
    ["as it is", SECRET],
    ["URL-encoded", encodeURIComponent(SECRET)],
    ["as the client encodes it", "kQ%2F9%2Bsecret%20key%3Dof%2730%28chars%29%2A%21"],
    [
      "encoded twice, as in what is signed",
      "kQ%252F9%252Bsecret%2520key%253Dof%252730%2528chars%2529%252A%2521",
    ],
    ["in base64", Buffer.from(SECRET).toString("base64")],
    ["in base64, URL-encoded", encodeURIComponent(Buffer.from(SECRET).toString("base64"))],
  ];
  it.each(forms)("is taken out %s", (_, form) => {
    expect(redacted(`before ${form} after`)).toBe("before [secret] after");
  });

  it("is shown short when it is the id of an access key", () => {
    expect(redacted("called as LTAI5tUnmistakable3kQz.")).toBe("called as LTAI...3kQz.");
  });

  it("is the longer one where one holds the other", () => {
    hide("0123456789");
    hide("0123456789-and-more");
    expect(redacted("0123456789-and-more")).toBe("[secret]");
  });

  it("is removed from any text that contains it", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        expect(redacted(before + SECRET + after)).not.toContain(SECRET);
      }),
    );
  });

  it("is not a short word, which texts contain by chance", () => {
    hide("file");
    expect(redacted("1 file")).toBe("1 file");
  });
});

describe("secrets that were never registered", () => {
  const signed: [string, string][] = [
    [
      "?AccessKeyId=LTAI5tAnother4567&Signature=abc%3D&x=1",
      "?AccessKeyId=LTAI...4567&Signature=[secret]&x=1",
    ],
    [
      '{"SecurityToken":"abc","AccessKeySecret": "def"}',
      '{"SecurityToken":"[secret]","AccessKeySecret": "[secret]"}',
    ],
    [
      "/a?OSSAccessKeyId=LTAI5tAnother4567&Expires=1&Signature=x",
      "/a?OSSAccessKeyId=LTAI...4567&Expires=1&Signature=[secret]",
    ],
  ];
  it.each(signed)("are removed where the parameter's name identifies them: %s", (text, safe) => {
    expect(redacted(text)).toBe(safe);
  });

  it.each([
    "RefreshObjectCaches failed: SignatureDoesNotMatch: Specified signature is not matched.",
    "security-token: abc",
  ])("other text is left unchanged: %s", (text) => expect(redacted(text)).toBe(text));
});
