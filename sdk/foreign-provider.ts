import * as pulumi from "@pulumi/pulumi";
import { PACKAGE } from "./provider";

/**
 * Pulumi ignores a provider of another package, so the refresh would use the stack's own account. Only the option
 * `provider` is checked: the `providers` of a component are chosen by package.
 */
export function failOnForeignProvider(
  type: string,
  name: string,
  provider: pulumi.ProviderResource | undefined,
): void {
  // Not `instanceof`: several copies of this package may be installed.
  const theirs = (provider as { getPackage?(): string } | undefined)?.getPackage?.();
  if (theirs === undefined || theirs === PACKAGE) return;
  throw new pulumi.RunError(
    `${type} "${name}" was given a provider of the package ${theirs}, which it cannot use: the refresh would use ` +
      'the stack\'s own account. Use the Provider of this package: import { Provider } from "pulumi-alicloud-refresh"',
  );
}
