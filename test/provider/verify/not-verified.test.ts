import { expect, it } from "vitest";
import type { Finding } from "../../../provider/verify/finding";
import { NotVerified, unknownText } from "../../../provider/verify/not-verified";
import type { Visit } from "../../../provider/verify/visits";

const visit = (path: string, is: Finding["is"], { isGone = false, node = "203.0.113.7" } = {}): Visit => ({
  expected: { url: `https://static.example.com/${path}`, isGone, hashes: [] },
  node,
  found: { is, what: `what ${path} is`, mayPass: false },
});

it("names five visits at the most, with what was seen, and counts the others", () => {
  const visits = [1, 2, 3, 4, 5, 6, 7].map((number) => visit(`${number}.js`, "stale"));
  const { message } = new NotVerified([visit("fresh.js", "fresh"), ...visits], 120);
  const lines = message.split("\n");
  expect(lines[0]).toBe("Visitors do not get what was deployed: of 8 URLs, 7 are stale.");
  expect(lines.slice(1, 7)).toEqual([
    ...[1, 2, 3, 4, 5].map(
      (number) => `- https://static.example.com/${number}.js at 203.0.113.7: what ${number}.js is`,
    ),
    "- and 2 more",
  ]);
});

it("says the likeliest cause first: the upload came after the refresh", () => {
  const all = [
    visit("stale.js", "stale"),
    visit("missing.js", "missing"),
    visit("gone.js", "different", { isGone: true }),
    visit("different.js", "different"),
  ];
  const { message } = new NotVerified(all, 1);
  expect(message.match(/^(?:Different|Removed|Missing|Stale)[^:]*:/gm)).toEqual([
    "Different:",
    "Removed and still served:",
    "Missing:",
    "Stale:",
  ]);
  expect(message).toContain("of 4 URLs, 2 are different, 1 is missing, 1 is stale.");
  expect(message).toContain("within 1 second. Most");
});

it("cuts a long URL", () => {
  const found = { is: "missing", what: "not found", mayPass: false } as const;
  const { message } = new NotVerified([{ ...visit("x".repeat(5_000), "missing"), found }], 120);
  expect(message.length).toBeLessThan(1_000);
});

it("names no URL and no node where arguments are secret", () => {
  const visits = [visit("secret.js", "different"), visit("other.js", "unknown")];
  const { discreet } = new NotVerified(visits, 120);
  expect(discreet).toContain("of 2 URLs, 1 is different.");
  expect(discreet).toContain("`dependsOn`");
  expect(discreet).not.toMatch(/static\.example|203\.0|secret|other\.js/);
  expect(unknownText(visits, true)).toBe("Of 2 URLs, 1 could not be verified.");
  expect(unknownText(visits, false)).toBe(
    "Of 2 URLs, 1 could not be verified:\n- https://static.example.com/other.js at 203.0.113.7: what other.js is",
  );
  expect(unknownText([visit("fresh.js", "fresh")], false)).toBeUndefined();
});
