import { readFileSync } from "node:fs";
import type ts from "typescript";
import { IS_SECRET } from "../../../sdk/provider";
import {
  PACKAGE,
  type Property,
  PublishedTypes,
  required,
  type Spec,
  specsOf,
  token,
} from "./published-types";

/** The schema of the plugin's package: made from the published types, which are held equal to the zod schemas. */
export function packageSchema(): Spec {
  const types = new PublishedTypes();
  const { version, description, keywords, license } = JSON.parse(readFileSync("package.json", "utf8"));
  const settings = types.propertiesOf([types.typeNamed("ProviderArgs")]);
  const classes = [...types.exports].filter(([name]) => name.endsWith("Refresh"));
  const resources = Object.fromEntries(
    classes.map(([name, symbol]) => [token(name), resourceOf(types, symbol)]),
  );
  const functions = { [token("hashAssets")]: hashAssetsOf(types) };
  const variables = specsOf(settings.map(withSecrecy));
  return {
    name: PACKAGE,
    displayName: "Alibaba Cloud cache refresh",
    version,
    description,
    keywords: [...keywords.filter((word: string) => word !== "pulumi"), "kind/native", "category/cloud"],
    license,
    // With `supportPack`, the SDK for Go is a module of its own.
    meta: { moduleFormat: "(.*)", supportPack: true },
    language: {
      nodejs: { respectSchemaVersion: true },
      python: { respectSchemaVersion: true, pyproject: { enabled: true } },
      go: { respectSchemaVersion: true },
      csharp: { respectSchemaVersion: true },
    },
    config: { variables },
    types: Object.fromEntries(Object.entries(types.referred).sort(([a], [b]) => (a < b ? -1 : 1))),
    provider: { description: types.docs(types.exported("Provider")), inputProperties: variables },
    resources,
    functions,
  };
}

function resourceOf(types: PublishedTypes, symbol: ts.Symbol): Spec {
  const [signature] = types.checker.getTypeOfSymbol(symbol).getConstructSignatures();
  const [, args] = signature?.getParameters() ?? [];
  const given = types.checker.getTypeOfSymbol(args as ts.Symbol);
  const inputs = types.propertiesOf(given.isUnion() ? given.types : [given]);
  const outputs = outputsOf(types, types.checker.getDeclaredTypeOfSymbol(symbol));
  return {
    description: types.docs(symbol),
    properties: specsOf(outputs),
    required: required(outputs),
    inputProperties: specsOf(inputs),
    requiredInputs: required(inputs),
  };
}

function outputsOf(types: PublishedTypes, type: ts.Type): Property[] {
  const isOutput = (property: ts.Symbol) => /\/sdk\/(?:shell|object-refresh)\.ts$/.test(sourceOf(property));
  const own = type.getProperties().filter(isOutput);
  return own.map((property) => {
    const [of] = types.checker.getTypeOfSymbol(property).aliasTypeArguments ?? [];
    return types.property(property, [of as ts.Type], [property]);
  });
}

function hashAssetsOf(types: PublishedTypes): Spec {
  const symbol = types.exported("hashAssets");
  const options = types.typeNamed("HashAssetsOptions").getProperties();
  const ignore = options.find(({ name }) => name === "ignore") as ts.Symbol;
  const outputs = types.propertiesOf([types.typeNamed("Assets")]);
  const folder = "The folder, absolute or relative to the program's. Required.";
  const servedAs =
    "The URLs under which the host serves a file. Only these are refreshed, so they must include every URL that " +
    "visitors request. " +
    '`"files"`: `about.html` as `/about.html`, `docs/index.html` as `/docs/index.html` and `/docs/`. ' +
    '`"cleanUrls"`: the same, and `about.html` as `/about`, `docs/index.html` as `/docs`, for hosts and generators ' +
    'with clean (or pretty) URLs.\n\nDefault: `"files"`.';
  return {
    description: types.docs(symbol).replaceAll("see `toUrlPaths`", "see `servedAs`"),
    inputs: {
      properties: {
        folder: { type: "string", description: folder },
        ...specsOf([types.property(ignore, [types.checker.getTypeOfSymbol(ignore)], [ignore])]),
        servedAs: { type: "string", description: servedAs },
      },
      required: ["folder"],
    },
    outputs: { properties: specsOf(outputs), required: required(outputs) },
  };
}

const sourceOf = (symbol: ts.Symbol) => symbol.declarations?.[0]?.getSourceFile().fileName ?? "";

function withSecrecy(property: Property): Property {
  const isSecret = IS_SECRET[property.name as keyof typeof IS_SECRET];
  return isSecret ? { ...property, spec: { ...property.spec, secret: true } } : property;
}
