import { once } from "node:events";
import { say } from "./tell";

const CTRL_C = "\u0003";
const ESCAPE = "\u001b";

/** Pauses to look at the emulator's page: each waits for a key, if that was requested and there is a terminal. */
export function pauses(wanted: boolean) {
  const { stdin } = process;
  const watched = wanted && stdin.isTTY;
  if (wanted && !watched) say("--watch: nobody can press a key here, so nothing waits for one.");
  return {
    watched,
    async until(what: string): Promise<void> {
      if (!watched) return;
      say(`\n${what} Press a key to go on.`);
      stdin.setRawMode(true).resume();
      let key: string;
      // A terminal's response to a query of the engine arrives here, too.
      do key = String((await once(stdin, "data"))[0]);
      while (key.startsWith(ESCAPE));
      stdin.setRawMode(false).pause();
      // In raw mode the terminal sends no signal.
      if (key === CTRL_C) throw new Error("Interrupted.");
    },
  };
}
