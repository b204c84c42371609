/** A view of a table: which rows, which columns in which order. */
export interface View {
  readonly name: string;
  readonly table: string;
  /** 0 public, 1 advanced find, 2 associated, 4 quick find, 64 lookup. */
  readonly querytype: number;
  readonly isdefault?: boolean;
  /** Columns with their widths; a column of a link is `alias.column`. */
  readonly columns: Readonly<Record<string, number>>;
  /** Elements of the query beside its columns: filters, links, order. */
  readonly query: string;
  /** The last digits of its id. */
  readonly id?: string;
}
