import schemaOfPackage from "./schema.json";

interface PackageSchema {
  readonly version: string;
  readonly resources: Readonly<Record<string, { readonly properties: object }>>;
  readonly config: {
    readonly variables: Readonly<Record<string, { readonly description: string; readonly secret?: boolean }>>;
  };
}

const { version, resources, config }: PackageSchema = schemaOfPackage;

/** What schema.json says about the package. */
export const schema = {
  version,
  text: () => JSON.stringify(schemaOfPackage),
  /** The names of a resource type's outputs that programs see. */
  outputsOf: (type: string) => Object.keys(resources[type]?.properties ?? {}),
  settings: config.variables,
};
