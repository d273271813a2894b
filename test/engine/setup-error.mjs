/** A failure that the user can correct: its message is shown without a stack. */
export class SetupError extends Error {
  /** @param {string} message  @param {number} exitCode */
  constructor(message, exitCode = 1) {
    super(message);
    this.name = "SetupError";
    this.exitCode = exitCode;
  }
}
