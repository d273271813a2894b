import { BASES, type Files, PATHS, QUERIES, urlOf } from "./site";

/** What a deployment declares, as far as it decides what is refreshed. */
export interface Declared {
  readonly files: Files;
  readonly bases: readonly string[];
  readonly type: "File" | "IgnoreParams";
  readonly trigger: string | undefined;
  readonly skipsCreate: boolean;
}

/** What the next refresh is about: URLs without their query strings. */
export interface Due {
  /** Those that it must name, as it may not know them fresh. */
  readonly must: ReadonlySet<string>;
  readonly may: ReadonlySet<string>;
}

/** Everything that edges may cache. */
const KEYS = BASES.flatMap((base) =>
  PATHS.flatMap((path) =>
    QUERIES.map((query) => ({ base, path, query, url: urlOf(base, path), key: urlOf(base, path) + query })),
  ),
);

/**
 * What can be known of the edges from what state remembers, by the laws alone: the last success, what failed attempts
 * set out to refresh, and, as the `blind` spots, all that edges may have cached without a trace in state.
 */
export class Knowledge {
  #declared: Declared | undefined;
  /** Paths that the last refresh found gone: a new trigger names them again, as the engine deletes objects late. */
  #removed: readonly string[] = [];
  #isAttempted = false;
  readonly #attempted = { must: new Set<string>(), may: new Set<string>() };
  readonly #blind = new Set(KEYS.map(({ key }) => key));
  /** URLs of the blind spots that came after the last attempt that was saved. */
  readonly #lost = new Set<string>();

  isBlind(key: string): boolean {
    return this.#blind.has(key);
  }

  /** Whether an attempt is unfinished. */
  get isPending(): boolean {
    return this.#isAttempted;
  }

  due(now: Declared): Due {
    const { must, may } = this.planned(now);
    // What was done and is the same again is left out, whatever an attempt in between did unseen.
    const isSeen = (url: string) => !this.#isAttempted || !this.#lost.has(url);
    // What is no longer declared is let go.
    const isDeclared = (url: string) => now.bases.some((base) => url.startsWith(base));
    return {
      must: new Set([...must, ...this.#attempted.must].filter((url) => isSeen(url) && isDeclared(url))),
      may: new Set([...may, ...this.#attempted.may].filter(isDeclared)),
    };
  }

  /** What the new declaration asks for by itself. */
  planned(now: Declared): Due {
    const old = this.#declared;
    const all = [...now.files.keys()];
    const urls = (base: string, paths: readonly string[]) => paths.map((path) => urlOf(base, path));
    if (!old) {
      const must = new Set(now.skipsCreate ? [] : now.bases.flatMap((base) => urls(base, all)));
      return { must, may: must };
    }
    const isAllNew = old.trigger !== now.trigger || old.type !== now.type;
    const differing = PATHS.filter((path) => old.files.get(path) !== now.files.get(path));
    const isKnown = (base: string) => old.bases.includes(base);
    const must = now.bases.flatMap((base) => [
      ...(isKnown(base) ? urls(base, differing) : []),
      ...(isKnown(base) && !isAllNew ? [] : urls(base, all)),
    ]);
    const others = now.bases.flatMap((base) => [
      ...urls(base, differing),
      ...(old.trigger === now.trigger ? [] : urls(base, this.#removed)),
    ]);
    return { must: new Set(must), may: new Set([...must, ...others]) };
  }

  /** An attempt of which nothing was saved; the paths changed at the origin with it. */
  lost(changed: readonly string[]): void {
    for (const { path, url, key } of KEYS) {
      if (!changed.includes(path)) continue;
      this.#blind.add(key);
      this.#lost.add(url);
    }
  }

  /** An attempt that state remembers as unfinished, and whether it remembers its inputs as the resource's own. */
  unfinished(now: Declared, changed: readonly string[], isDeclared: boolean): void {
    const { must, may } = this.planned(now);
    for (const url of must) this.#attempted.must.add(url);
    for (const url of may) this.#attempted.may.add(url);
    for (const { path, url, key } of KEYS) {
      if (changed.includes(path) && !this.#attempted.must.has(url)) this.#blind.add(key);
    }
    this.#isAttempted = true;
    if (isDeclared) this.#declare(now);
  }

  /** A success. `isDoubtful` is whether an edge may have been left out at a key, without anybody noticing. */
  finished(now: Declared, isDoubtful: (key: string) => boolean): void {
    const { must } = this.due(now);
    for (const { url, key, query } of KEYS) {
      if (!must.has(url)) continue;
      const isReached = query === "" || now.type === "IgnoreParams";
      if (!isReached || isDoubtful(key)) this.#blind.add(key);
      else this.#blind.delete(key);
    }
    this.#forgetAttempts();
    this.#declare(now);
  }

  /** The state is gone. */
  forgotten(): void {
    this.#declared = undefined;
    this.#removed = [];
    this.#forgetAttempts();
    for (const { key } of KEYS) this.#blind.add(key);
  }

  #forgetAttempts(): void {
    this.#isAttempted = false;
    this.#attempted.must.clear();
    this.#attempted.may.clear();
    this.#lost.clear();
  }

  #declare(now: Declared): void {
    const { may } = this.planned(now);
    if (may.size > 0)
      this.#removed = PATHS.filter(
        (path) => !now.files.has(path) && now.bases.some((base) => may.has(urlOf(base, path))),
      );
    this.#declared = now;
    for (const { base, key } of KEYS) if (!now.bases.includes(base)) this.#blind.add(key);
  }
}
