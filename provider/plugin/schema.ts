import schemaOfPackage from "./schema.json";

interface PackageSchema {
  readonly version: string;
  readonly resources: Readonly<Record<string, { readonly properties: object }>>;
  readonly config: {
    readonly variables: Readonly<Record<string, { readonly description: string; readonly secret?: boolean }>>;
  };
}

const { version, resources, config }: PackageSchema = schemaOfPackage;

/** What schema.json says of the package. */
export const schema = {
  version,
  text: () => JSON.stringify(schemaOfPackage),
  /** The names of the outputs that programs see of a resource type. */
  outputsOf: (type: string) => Object.keys(resources[type]?.properties ?? {}),
  settings: config.variables,
};
