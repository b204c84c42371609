/** A view: a query that was saved, and the layout of the list that shows it. */
export interface View {
  readonly id: string;
  readonly name: string;
  /** Personal views belong to a user. */
  readonly kind: ViewKind;
  /** Logical name of the table whose records it shows. */
  readonly table: string;
  readonly type: number;
  readonly isDefault: boolean;
  readonly description: string | undefined;
  readonly fetchXml: string;
  readonly layoutXml: string;
}

export type ViewKind = "system" | "personal";

/** What a system view is for. */
export type ViewType = "public" | "advancedFind" | "associated" | "lookup";

/** A view as *List Views* returns it. */
export interface ListedView {
  readonly id: string;
  readonly name: string;
  readonly kind: ViewKind;
  /** Of a system view: where the app shows it. */
  readonly type?: ViewType | undefined;
  readonly isDefault: boolean;
  readonly description?: string | undefined;
  /** Names in the order of the layout; those of a linked table have its alias: `a.fullname`. */
  readonly columns: readonly string[];
  readonly fetchXml: string;
}

export interface ViewList {
  readonly views: readonly ListedView[];
  readonly count: number;
}
