import type { TaskStatus } from "../api/tasks/task";
import type { UrlView } from "../edge/site-view";

/** The data for the page, by name. Only types, which the page's own scripts use. */
export interface View {
  readonly values: {
    readonly clock: { readonly now: string; readonly kind: "real" | "virtual" };
    readonly edge: string;
    /** The faults of the edge that last. */
    readonly faults: {
      readonly originIsOld: boolean;
      readonly nodes: readonly {
        readonly missed: number;
        readonly late: number;
        readonly changesBodies: boolean;
      }[];
    };
    /** The number of all calls ever received. */
    readonly calls: number;
    readonly tasks: Readonly<Record<TaskRow["status"], number>>;
    readonly sites: readonly { readonly site: string; readonly copies: number }[];
    /** The site whose copies are shown. null if there are no copies. */
    readonly site: SiteSummary | null;
  };
  readonly tables: {
    readonly calls: Table<CallRow>;
    readonly tasks: Table<TaskRow>;
    readonly quotas: Table<QuotaRow>;
    readonly copies: Table<UrlView>;
  };
}

type Table<Row> = Iterable<readonly [key: string, row: Row]>;

interface SiteSummary {
  readonly site: string;
  readonly urls: number;
  /** By node: how many copies are in which state. */
  readonly nodes: readonly Readonly<
    Record<"fresh" | "stale" | "expired" | "unchecked" | "unknown", number>
  >[];
}

/** The beginning of a list. */
export interface Excerpt {
  readonly first: readonly string[];
  readonly more: number;
}

export interface CallRow {
  readonly number: number;
  /** Emulator time, ISO 8601. */
  readonly time: string;
  readonly product: string;
  readonly action: string;
  readonly accessKeyId: string;
  /** Object paths, cache tags or task ids. */
  readonly about: Excerpt;
  readonly objectType: string;
  readonly status: number;
  readonly code: string;
  readonly accepted: boolean;
  readonly taskIds: Excerpt;
}

export interface TaskRow {
  readonly number: number;
  readonly taskId: string;
  readonly product: string;
  readonly objectType: string;
  readonly paths: Excerpt;
  readonly force: boolean;
  readonly status: TaskStatus;
  /** 0 to 100. */
  readonly percent: number;
  readonly acceptedAt: string;
}

export interface QuotaRow {
  /** At ESA with the site's name, and without an account. */
  readonly product: string;
  readonly accessKeyId: string;
  /** "Url", "Dir", "Regex", "IgnoreParams" or "Preload"; at ESA the type of purge. */
  readonly name: string;
  /** null: no limit. */
  readonly total: number | null;
  readonly remaining: number | null;
}

/** The differences since the last message on the same connection. The first message has the complete state. */
export interface Message {
  readonly values: Partial<View["values"]>;
  readonly tables: {
    readonly [name in keyof View["tables"]]?: {
      readonly set: readonly (readonly [key: string, row: RowOf<name>])[];
      readonly drop: readonly string[];
    };
  };
}

type RowOf<Name extends keyof View["tables"]> = View["tables"][Name] extends Table<infer Row> ? Row : never;
