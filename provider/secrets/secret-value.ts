/** The engine's form of a secret value: it encrypts such a value in state, and shows it as `[secret]`. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

export const secretValue = (value: unknown) => ({ [SIGNATURE]: SECRET, value });

export const isSecretValue = (value: unknown): value is { readonly value: unknown } =>
  typeof value === "object" && value !== null && (value as Record<string, unknown>)[SIGNATURE] === SECRET;
