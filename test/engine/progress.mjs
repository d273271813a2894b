const every = { terminal: 1_000, log: 20_000 };

const say = (text) => process.stderr.write(`setup: ${text}\n`);

/**
 * Runs `work`, and shows on stderr how long it has taken, and the last `tell(detail)` of `work`:
 * on one line of a terminal, otherwise as occasional new lines.
 *
 * @template T
 * @param {string} title
 * @param {(tell: (detail: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const terminal = process.stderr.isTTY;
  const started = Date.now();
  let detail = "";
  const line = (end = "") =>
    [title, detail, `${Math.round((Date.now() - started) / 1000)} s${end}`].filter(Boolean).join(", ");
  const inPlace = () =>
    process.stderr.write(`\r\x1b[K${`setup: ${line()}`.slice(0, (process.stderr.columns || 80) - 1)}`);
  const end = (how) => {
    if (terminal) process.stderr.write("\r\x1b[K");
    say(line(`: ${how}`));
  };

  if (terminal) inPlace();
  else say(`${title} ...`);
  const timer = setInterval(
    terminal ? inPlace : () => say(`${line()} ...`),
    terminal ? every.terminal : every.log,
  );
  try {
    const result = await work((told) => {
      detail = told;
    });
    end("done");
    return result;
  } catch (error) {
    end(error.message.includes("\n") ? "failed" : `failed: ${error.message}`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}
