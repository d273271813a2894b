/** The chosen directories of an entry: the last one, and those before. */
export interface Chain {
  readonly directory: number;
  readonly rest: Chain | undefined;
}

/** A directory to be chosen in addition. */
export interface Addition {
  readonly directory: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly priced: number;
}

/**
 * Choices among the first directories of the list, as parallel arrays in descending order of `changed`. None is at
 * least as good as another in all of changed URLs, unchanged URLs and number of directories.
 */
export class Frontier {
  readonly changed: Int32Array;
  readonly unchanged: Int32Array;
  readonly count: Int32Array;
  /** The costs of the directories, as priced by a bound. */
  readonly priced: Float64Array;
  readonly chains: (Chain | undefined)[] = [];
  length = 0;

  constructor(capacity: number) {
    this.changed = new Int32Array(capacity);
    this.unchanged = new Int32Array(capacity);
    this.count = new Int32Array(capacity);
    this.priced = new Float64Array(capacity);
  }

  static readonly none = new Frontier(0);

  /** The frontier before the first directory: the empty choice. */
  static start(): Frontier {
    const start = new Frontier(1);
    start.length = 1;
    return start;
  }

  /**
   * Keeps no more than `widest` entries: of those with about as many changed URLs the one priced lowest.
   *
   * @returns whether it has dropped any.
   */
  thin(widest: number): boolean {
    if (this.length <= widest) return false;
    const most = this.changed[0] as number;
    const step = (most - (this.changed[this.length - 1] as number) + 1) / widest;
    const groupOf = (index: number) => Math.floor((most - (this.changed[index] as number)) / step);
    let kept = 0;
    for (let index = 1; index < this.length; index++) {
      if (groupOf(index) !== groupOf(kept)) this.#move(index, ++kept);
      else if ((this.priced[index] as number) < (this.priced[kept] as number)) this.#move(index, kept);
    }
    this.length = kept + 1;
    return true;
  }

  #move(from: number, to: number): void {
    for (const values of [this.changed, this.unchanged, this.count, this.priced])
      values[to] = values[from] as number;
    this.chains[to] = this.chains[from];
  }
}

/** Steps from frontier to frontier. */
export class Extension {
  /** For each number of directories (a Fenwick tree): fewest unchanged URLs of the entries so far that have no more. */
  readonly #fewest: Int32Array;
  #scratch = new Int32Array(16);
  readonly #mostCount: number;

  constructor(mostCount: number) {
    this.#mostCount = mostCount;
    this.#fewest = new Int32Array(mostCount + 2);
  }

  /** The entries of one frontier, and those of another with one more directory; none is priced over `mostPriced`. */
  extend(
    others: Frontier,
    from: Frontier,
    add: Addition,
    mostPriced: number,
    least: number,
    done: (index: number) => void,
  ): Frontier {
    const count = this.#extendable(from, add, mostPriced, least, done);
    if (count === 0) return others;
    this.#fewest.fill(0x7fffffff);
    const merged = new Frontier(others.length + count);
    let i = 0;
    let j = 0;
    let length = 0;
    const { changed: oc, unchanged: ou, count: on, priced: op, chains: ol } = others;
    const { changed: fc, unchanged: fu, count: fn, priced: fp, chains: fl } = from;
    const { changed: mc, unchanged: mu, count: mn, priced: mp, chains: ml } = merged;
    const scratch = this.#scratch;
    const size = others.length;
    while (i < size || j < count) {
      let c: number,
        u: number,
        n: number,
        p: number,
        index = -1;
      if (j < count) {
        index = scratch[j] as number;
        c = (fc[index] as number) + add.changed;
        u = (fu[index] as number) + add.unchanged;
        n = (fn[index] as number) + 1;
        p = (fp[index] as number) + add.priced;
        if (i < size) {
          const d = (oc[i] as number) - c || u - (ou[i] as number) || n - (on[i] as number) || -1;
          if (d > 0) index = -1;
        }
      } else {
        c = 0;
        u = 0;
        n = 0;
        p = 0;
      }
      if (index < 0) {
        p = op[i] as number;
        if (p > mostPriced) {
          i++;
          continue;
        }
        c = oc[i] as number;
        u = ou[i] as number;
        n = on[i] as number;
        i++;
      } else j++;
      if (this.#isMatched(n, u)) continue;
      mc[length] = c;
      mu[length] = u;
      mn[length] = n;
      mp[length] = p;
      ml[length++] = index < 0 ? ol[i - 1] : { directory: add.directory, rest: fl[index] };
    }
    merged.length = length;
    return merged;
  }

  #extendable(
    from: Frontier,
    add: Addition,
    mostPriced: number,
    least: number,
    done: (index: number) => void,
  ): number {
    if (this.#scratch.length < from.length) this.#scratch = new Int32Array(2 * from.length);
    const scratch = this.#scratch;
    const { priced, count, changed } = from;
    const limit = mostPriced - add.priced;
    const enough = least - add.changed;
    let found = 0;
    for (let index = 0; index < from.length; index++) {
      if ((priced[index] as number) > limit || (count[index] as number) >= this.#mostCount) continue;
      if ((changed[index] as number) >= enough) done(index);
      else scratch[found++] = index;
    }
    return found;
  }

  #isMatched(count: number, unchanged: number): boolean {
    const fewest = this.#fewest;
    for (let node = count + 1; node > 0; node -= node & -node)
      if ((fewest[node] as number) <= unchanged) return true;
    for (
      let node = count + 1;
      node < fewest.length && (fewest[node] as number) > unchanged;
      node += node & -node
    ) {
      fewest[node] = unchanged;
    }
    return false;
  }
}
