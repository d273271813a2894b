import { describe, expect, it } from "vitest";
import { hash } from "../../../provider/effects/hash";
import { takenOver } from "../../../provider/lifecycle/taken-over";
import { outstanding } from "../../../provider/plan/outstanding";

const BASE = "https://static.example.com/";
const assets = "0123456789abcdef  /a.js\n0123456789abcdef  /b.js\n";

it("refreshes all query strings of what an attempt for files alone left behind", () => {
  const plan = `#3 assets x -> y: 1 file without parameters in 1 call\nchanged  IgnoreParams ${BASE}b.js`;
  const inputs = { assets, baseUrls: [BASE], objectType: "IgnoreParams" as const, plan };
  const progress = {
    completedPlan: hash("#1 ..."),
    attemptedPlan: hash("#2 ..."),
    done: `File ${BASE}a.js\nFile ${BASE}a.js?v=1`,
    pending: `submit File ${BASE}gone.js\nsubmit Directory ${BASE}img/`,
  };
  expect(outstanding(progress, inputs)).toMatchObject({
    submit: [
      { type: "IgnoreParams", path: `${BASE}b.js` },
      { type: "IgnoreParams", path: `${BASE}gone.js` },
      { type: "Directory", path: `${BASE}img/` },
      { type: "IgnoreParams", path: `${BASE}a.js` },
      { type: "File", path: `${BASE}a.js?v=1` },
    ],
    refused: [],
    waiting: [],
    done: [],
    letGo: [],
  });
});

describe("without directories", () => {
  const inputs = { assets, baseUrls: [BASE], collapse: false, plan: "#4 assets x -> y: nothing" };
  const directory = [{ type: "Directory", path: BASE }];
  const progress = { attemptedPlan: hash("#3 ..."), pending: "submit 40,000 files", left: "" };

  it("refreshes whole bases where more was left than could be kept, as it may have been of other files", () => {
    const work = outstanding(progress, inputs);
    expect(work.submit).toEqual(directory);
    // And at the next update, too.
    const failed = { ...work.attempted, pending: `submit Directory ${BASE}` };
    expect(outstanding(failed, { ...inputs, plan: "#5 assets y -> z: nothing" }).submit).toEqual(directory);
  });

  it("refreshes each file where all that was left is of the same files", () => {
    const { attempted } = outstanding({}, inputs);
    const again = { ...inputs, plan: "#5 trigger v1 -> v2: nothing" };
    expect(outstanding({ ...progress, ...attempted }, again).submit).toEqual([
      { type: "File", path: `${BASE}a.js` },
      { type: "File", path: `${BASE}b.js` },
    ]);
  });
});

it("hands on to a replacement what was too much to keep", () => {
  const inputs = { assets, baseUrls: [BASE], plan: "#1 created: nothing" };
  const old = {
    attemptedPlan: hash("#3 ..."),
    pending: "submit 40,000 files",
    left: "with the same arguments:",
  };
  expect(outstanding(takenOver(old), inputs).submit).toEqual([{ type: "Directory", path: BASE }]);
});
