import type { Impersonation } from "../types";

export interface SearchParams extends Impersonation {
  /** What to search for, 1 to 100 characters. */
  readonly text: string;
  /** How `text` is meant; `simple` has no operators: what would be one is escaped. */
  readonly syntax?: "simple" | "lucene" | undefined;
  /** Whether one of the words is enough. */
  readonly match?: "any" | "all" | undefined;
  /** Finds words with a letter or two wrong as well; of the simple syntax only. */
  readonly fuzzy?: boolean | undefined;
  /** Any names of tables; all that are in the index where there are none. */
  readonly tables?: readonly string[] | undefined;
  /** Columns to return of these tables, and columns to look in; each table takes those it has. */
  readonly columns?: readonly string[] | undefined;
  readonly searchColumns?: readonly string[] | undefined;
  /** In the syntax of search, sent as it is. */
  readonly filter?: string | undefined;
  readonly facets?: readonly string[] | undefined;
  readonly order?: readonly string[] | undefined;
  /** 1 to 100, 50 by default. */
  readonly top?: number | undefined;
  readonly skip?: number | undefined;
}

export interface SearchResult {
  /** How many records match in all; null where Dataverse does not say. */
  readonly count: number | null;
  /** Whether there are more than `skip` and `hits` together. */
  readonly hasMore: boolean;
  /** In the order of Dataverse: by score, unless an order takes effect. */
  readonly hits: readonly SearchHit[];
  /** By what was asked for. */
  readonly facets: Readonly<Record<string, readonly SearchFacet[]>>;
  /** What was asked for and has no effect. */
  readonly warning?: string | undefined;
}

export interface SearchHit {
  /** Logical name. */
  readonly table: string;
  readonly id: string;
  readonly score: number;
  /** Texts that matched, by column, each hit between `{crmhit}` and `{/crmhit}`. */
  readonly highlights: Readonly<Record<string, readonly string[]>>;
  readonly values: Readonly<Record<string, unknown>>;
  /** How Dataverse shows the values, by column. */
  readonly labels: Readonly<Record<string, string>>;
  /** Null for a hit without an id. */
  readonly recordUrl: string | null;
}

/** Of a facet by `values`, `from` and `to` are the bounds, null at the open ends; else both are left out. */
export interface SearchFacet {
  readonly count: number;
  readonly value?: unknown;
  /** The name behind a lookup, where Dataverse gives it. */
  readonly label?: unknown;
  readonly from?: unknown;
  readonly to?: unknown;
}
