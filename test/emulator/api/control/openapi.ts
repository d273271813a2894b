import { z } from "zod";
import type { Route } from "./route";

/** The control API's document, by OpenAPI 3.1. */
export function openApi(prefix: string, routes: Readonly<Record<string, Route>>) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, route] of Object.entries(routes)) {
    const [method = "", path = ""] = name.split(" ");
    paths[prefix + path] = {
      ...paths[prefix + path],
      [method.toLowerCase()]: operation(method, path, route),
    };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Control API of the refresh emulator",
      version: "1",
      description:
        "Beside the vendor's own API, on the same port. Only requests whose Host and Origin are local are served.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    paths,
  };
}

function operation(method: string, path: string, { summary, takes, returns }: Route) {
  return {
    operationId: method.toLowerCase() + path.charAt(0).toUpperCase() + path.slice(1),
    summary,
    ...(takes && (method === "GET" ? { parameters: parameters(takes) } : { requestBody: body(takes) })),
    responses: {
      200: content(
        "Done",
        returns ? schema(returns, "output") : { type: "object", additionalProperties: false },
      ),
      ...(takes && { 400: problem("The request cannot be understood") }),
      403: problem("The request does not come from this machine"),
    },
  };
}

function parameters(takes: z.ZodObject) {
  const { properties = {}, required = [] } = schema(takes, "output");
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
  }));
}

const body = (takes: z.ZodType) => ({ required: true, ...content(undefined, schema(takes, "input")) });

const problem = (description: string) =>
  content(description, {
    type: "object",
    properties: { error: { type: "string", description: "What is wrong and what was expected" } },
    required: ["error"],
    additionalProperties: false,
  });

function content(description: string | undefined, schema: object) {
  return { ...(description && { description }), content: { "application/json": { schema } } };
}

function schema(type: z.ZodType, io: "input" | "output") {
  const { $schema: _, ...rest } = z.toJSONSchema(type, { io });
  return rest;
}
