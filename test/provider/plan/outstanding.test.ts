import { expect, it } from "vitest";
import { hash } from "../../../provider/effects/hash";
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
  expect(outstanding(progress, inputs)).toEqual({
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
