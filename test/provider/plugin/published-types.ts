import ts from "typescript";

/** What a package schema has in place of a type. */
export type Spec = Record<string, unknown>;

export interface Property {
  readonly name: string;
  readonly spec: Spec;
  readonly isRequired: boolean;
}

export const PACKAGE = "alicloud-refresh";
export const token = (name: string) => `${PACKAGE}:index:${name}`;

/** Where plugin and package differ, or where their readers would not know what is meant. */
const SAID_OTHERWISE: readonly (readonly [string, string])[] = [
  [
    "the result of `hashAssets`, or its text, which has a line",
    "the `text` of `hashAssets`, which has a line",
  ],
];

/** What need not be a whole number. */
const FRACTIONS = ["timeoutSeconds"];

/** The types that the package exports, in the terms of a package schema. */
export class PublishedTypes {
  readonly checker: ts.TypeChecker;
  readonly exports: ReadonlyMap<string, ts.Symbol>;
  /** The object types that properties refer to, by token. */
  readonly referred: Record<string, Spec> = {};

  constructor() {
    const program = ts.createProgram(["sdk/index.ts"], {
      module: ts.ModuleKind.NodeNext,
      target: ts.ScriptTarget.ES2024,
      lib: ["lib.es2024.d.ts", "lib.esnext.disposable.d.ts"],
      strict: true,
      types: ["node"],
    });
    this.checker = program.getTypeChecker();
    const file = program.getSourceFile("sdk/index.ts") as ts.SourceFile;
    const module = this.checker.getSymbolAtLocation(file) as ts.Symbol;
    const all = this.checker.getExportsOfModule(module);
    this.exports = new Map(all.map((symbol) => [symbol.name, this.#resolved(symbol)]));
  }

  typeNamed(name: string): ts.Type {
    return this.checker.getDeclaredTypeOfSymbol(this.exported(name));
  }

  exported(name: string): ts.Symbol {
    return this.exports.get(name) as ts.Symbol;
  }

  /** The properties of a type, or of types that are given in each other's place. */
  propertiesOf(alternatives: readonly ts.Type[]): Property[] {
    const names = new Set(alternatives.flatMap((type) => type.getProperties().map(({ name }) => name)));
    return [...names].flatMap((name) => {
      const all = alternatives.flatMap((type) => type.getProperty(name) ?? []);
      const found = all.filter((symbol) => !this.#isNever(symbol));
      if (found.length === 0) return [];
      const types = found.map((symbol) => this.checker.getTypeOfSymbol(symbol));
      const property = this.property(found[0] as ts.Symbol, types, found);
      return { ...property, isRequired: property.isRequired && found.length === alternatives.length };
    });
  }

  property(symbol: ts.Symbol, types: readonly ts.Type[], documented: readonly ts.Symbol[]): Property {
    const spec = this.#specOf(symbol.name, types);
    const docs = [...new Set(documented.map((each) => this.docs(each)))];
    const [one = "", other] = docs;
    const texts = types.flatMap((type) => this.#parts(type)).flatMap((part) => literalText(part));
    const values =
      texts.length > 0 ? [`One of ${[...new Set(texts)].map((text) => `\`"${text}"\``).join(", ")}.`] : [];
    const said = other === undefined ? [one] : [`With \`objectPaths\`: ${one}`, `With \`assets\`: ${other}`];
    const isOptional = documented.some(
      (each) => (each.flags & ts.SymbolFlags.Optional) !== 0 || types.some((type) => isUndefinedIn(type)),
    );
    return {
      name: symbol.name,
      spec: { ...spec, description: [...said, ...values].join("\n\n") },
      isRequired: !isOptional,
    };
  }

  #isNever(symbol: ts.Symbol): boolean {
    return this.#parts(this.checker.getTypeOfSymbol(symbol)).length === 0;
  }

  /** A union's members that say what a value is: none of Input's promises and outputs. */
  #parts(type: ts.Type): ts.Type[] {
    const all = type.isUnion() ? type.types : [type];
    return all.filter(
      (part) =>
        !(part.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Never)) &&
        !["Promise", "OutputInstance"].includes(part.symbol?.name),
    );
  }

  #specOf(name: string, types: readonly ts.Type[]): Spec {
    // Assets go into state as their text alone.
    if (name === "assets") return { type: "string" };
    const parts = types.flatMap((type) => this.#parts(type));
    const specs = new Map(
      parts.map((part) => this.#specOfPart(name, part)).map((spec) => [JSON.stringify(spec), spec]),
    );
    const [spec, ...others] = specs.values();
    return others.length > 0 ? { oneOf: [spec, ...others] } : (spec as Spec);
  }

  #specOfPart(name: string, part: ts.Type): Spec {
    if (part.flags & ts.TypeFlags.BooleanLike) return { type: "boolean" };
    if (part.flags & ts.TypeFlags.StringLike) return { type: "string" };
    if (part.flags & ts.TypeFlags.NumberLike)
      return { type: FRACTIONS.includes(name) ? "number" : "integer" };
    const [element] = this.checker.isArrayType(part)
      ? this.checker.getTypeArguments(part as ts.TypeReference)
      : [];
    if (element) return { type: "array", items: this.#specOf(name, [element]) };
    const index = part.getStringIndexType();
    if (index) return { type: "object", additionalProperties: this.#specOf(name, [index]) };
    const named = (part.aliasSymbol ?? part.symbol) as ts.Symbol;
    const properties = this.propertiesOf([part]);
    this.referred[token(named.name)] ??= {
      type: "object",
      description: this.docs(named),
      properties: specsOf(properties),
      required: required(properties),
    };
    return { $ref: `#/types/${token(named.name)}` };
  }

  docs(symbol: ts.Symbol): string {
    const textOf = (parts: readonly ts.SymbolDisplayPart[] | undefined) =>
      ts
        .displayPartsToString([...(parts ?? [])])
        .replace(/\{@link ([\w.]+) ?\}/g, "`$1`")
        .trim();
    const tags = symbol.getJsDocTags(this.checker);
    const tag = (name: string) => textOf(tags.find((each) => each.name === name)?.text);
    const [unit, defaultValue] = [tag("unit"), tag("defaultValue")];
    const text = [
      textOf(symbol.getDocumentationComment(this.checker)),
      ...(unit ? [`Unit: ${unit}.`] : []),
      ...(defaultValue ? [`Default: ${defaultValue}.`] : []),
    ].join("\n\n");
    return SAID_OTHERWISE.reduce((said, [before, after]) => said.replace(before, after), text);
  }

  #resolved(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }
}

export const specsOf = (properties: readonly Property[]) =>
  Object.fromEntries(properties.map(({ name, spec }) => [name, spec]));
export const required = (properties: readonly Property[]) =>
  properties.filter(({ isRequired }) => isRequired).map(({ name }) => name);
const literalText = (type: ts.Type) => (type.isStringLiteral() ? [type.value] : []);
const isUndefinedIn = (type: ts.Type) => (type.isUnion() ? type.types : [type]).some(isUndefined);
const isUndefined = ({ flags }: ts.Type) => (flags & ts.TypeFlags.Undefined) !== 0;
