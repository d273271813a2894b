import { styleText } from "node:util";

/** A step of the demo. */
export function heading(text: string): void {
  console.log(`\n${styleText("bold", `== ${text}`)}\n`);
}

export function say(text: string): void {
  console.log(text);
}

/** Prints what the demo asserts, and whether it holds. */
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
