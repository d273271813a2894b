import * as pulumi from "@pulumi/pulumi";
import { PACKAGE } from "./provider";

/**
 * Pulumi leaves a provider of another package aside, and the refresh would go to the stack's own account. Only an
 * explicit one is meant for the refresh: what components hand down is chosen by package.
 */
export function failOnForeignProvider(
  type: string,
  name: string,
  provider: pulumi.ProviderResource | undefined,
): void {
  // Copies of the package can be several: the name tells, not the class.
  const theirs = (provider as { getPackage?(): string } | undefined)?.getPackage?.();
  if (theirs === undefined || theirs === PACKAGE) return;
  throw new pulumi.RunError(
    `${type} "${name}" was given a provider of the package ${theirs}, which it cannot use: the refresh would use ` +
      'the stack\'s own account. Use the Provider of this package: import { Provider } from "pulumi-alicloud-refresh"',
  );
}
