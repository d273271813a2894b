import { resolve } from "node:path";
import type { Unwrap } from "@pulumi/pulumi";
import ts from "typescript";
import { describe, expect, expectTypeOf, it } from "vitest";
import type {
  CacheTagArgs,
  ObjectArgs,
  SiteAssetArgs,
  SiteObjectArgs,
  UrlAssetArgs,
} from "../../../provider/arguments/args";
import type {
  AssetsArgs,
  CacheTagRefreshArgs,
  ObjectPathsArgs,
  SiteAssetsArgs,
  SiteObjectsArgs,
} from "../../../sdk";

/** The type without its `never` properties, which are only there to say that they do not belong. */
type Given<T> = { [K in keyof T as [Exclude<T[K], undefined>] extends [never] ? never : K]: T[K] };

describe("the arguments' types", () => {
  it("are what the schemas check", () => {
    expectTypeOf<Unwrap<Given<ObjectPathsArgs>>>().toEqualTypeOf<ObjectArgs>();
    expectTypeOf<Unwrap<Given<SiteObjectsArgs>>>().toEqualTypeOf<SiteObjectArgs>();
    expectTypeOf<Unwrap<Given<AssetsArgs>>["limits"]>().toEqualTypeOf<UrlAssetArgs["limits"]>();
    expectTypeOf<keyof Given<AssetsArgs>>().toEqualTypeOf<keyof UrlAssetArgs>();
    expectTypeOf<Unwrap<Given<SiteAssetsArgs>>["limits"]>().toEqualTypeOf<SiteAssetArgs["limits"]>();
    expectTypeOf<keyof Given<SiteAssetsArgs>>().toEqualTypeOf<keyof SiteAssetArgs>();
    expectTypeOf<Unwrap<CacheTagRefreshArgs>>().toEqualTypeOf<CacheTagArgs>();
  });

  it("are documented in the user's editor, each one", () => {
    const file = resolve(".cache/editor.ts");
    const text = [
      'import { CacheTagRefresh, CdnRefresh, EsaRefresh } from "pulumi-alicloud-refresh";',
      'new CdnRefresh("site", { assets: "", baseUrls: [], });',
      'new CdnRefresh("site", { objectPaths: [], trigger: "", });',
      'new CacheTagRefresh("tags", { });',
      'new CdnRefresh("site", { assets: "", baseUrls: [], limits: { } });',
      'new EsaRefresh("site", { assets: "", baseUrls: [], });',
      'new EsaRefresh("site", { objectPaths: [], trigger: "", });',
      'new EsaRefresh("site", { objectPaths: [], trigger: "", limits: { } });',
    ].join("\n");
    const service = languageService(file, text);
    const undocumented: string[] = [];
    const ends = [...text.matchAll(/ (?=\}.*\);)/g)].map(({ index }) => index);
    for (const end of ends) {
      const { entries = [] } = service.getCompletionsAtPosition(file, end, {}) ?? {};
      expect(entries.length).toBeGreaterThan(3);
      for (const { name } of entries) {
        const details = service.getCompletionEntryDetails(file, end, name, {}, undefined, {}, undefined);
        if (ts.displayPartsToString(details?.documentation) === "") undocumented.push(name);
      }
    }
    expect(undocumented).toEqual([]);
  });
});

/** What an editor uses, for a program that sees the package as it is installed: by its declarations in dist. */
function languageService(file: string, text: string) {
  const options = { module: ts.ModuleKind.NodeNext, strict: true, types: ["node"] };
  const isFile = (name: string) => name === file || ts.sys.fileExists(name);
  const read = (name: string) => (name === file ? text : ts.sys.readFile(name));
  return ts.createLanguageService({
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) => ts.ScriptSnapshot.fromString(read(name) ?? ""),
    getCurrentDirectory: () => resolve("."),
    getCompilationSettings: () => options,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: isFile,
    readFile: read,
  });
}
