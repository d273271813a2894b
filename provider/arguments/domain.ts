import { z } from "zod";
import { canonicalHost } from "../services/canonical";
import { expected } from "./expected";
import { newRule } from "./new-rule";

/** What the authority of a URL is, if it is not a domain name that DNS allows. */
export function domainProblem(authority: string): string | undefined {
  const host = canonicalHost(authority);
  if (host === undefined || host.length > 253) return "an invalid domain";
  if (/^\[|^[\d.]+$/.test(host)) return "an IP address, not a domain";
  const labels = host.split(".");
  if (!labels.every((label) => LABEL.test(label))) return "an invalid domain";
  return labels.length < 2 ? "a host without a dot" : undefined;
}

const LABEL = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/;

/** A single domain name. */
export const domainName = z
  .string({ error: expected("must be a string: a domain such as static.example.com") })
  .check((context) => {
    const input = context.value;
    const wanted = "expected one domain without scheme and path, such as static.example.com";
    if (input.includes("*") || input.startsWith("."))
      context.issues.push({ code: "custom", message: `is a wildcard domain; ${wanted}`, input });
    else if (/[:/?#@\\\s]/.test(input) || !input.includes("."))
      context.issues.push({ code: "custom", message: `is not a domain; ${wanted}`, input });
    else if (domainProblem(input))
      context.issues.push(newRule(`is ${domainProblem(input)}; ${wanted}`, input));
  });
