import { styleText } from "node:util";

/** A step of the demo. */
export function heading(text: string): void {
  console.log(`\n${styleText("bold", `== ${text}`)}\n`);
}

export function say(text: string): void {
  console.log(text);
}

/** What the demo asserts, in words: each is printed with its outcome. */
export function claims() {
  let held = true;
  return {
    claim(text: string, outcome: boolean): void {
      held &&= outcome;
      console.log(
        outcome ? `${styleText("green", "ok")}  ${text}` : `${styleText("red", "NOT SO")}  ${text}`,
      );
    },
    allHeld: () => held,
  };
}
