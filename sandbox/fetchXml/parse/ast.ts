/** A FetchXML query taken apart; names in it are not yet looked up. */
export interface FetchQuery {
  aggregate: boolean;
  /** Most rows an aggregate may be made over, where the query lowers it. */
  aggregateLimit: number | undefined;
  distinct: boolean;
  top: number | undefined;
  count: number | undefined;
  page: number;
  /** Decoded, `<cookie page="1">…</cookie>`. */
  cookie: string | undefined;
  totalCount: boolean;
  /** Whether choices are sorted by value instead of by label. */
  rawOrder: boolean;
  entity: EntityNode;
}

export interface EntityNode {
  name: string;
  attributes: AttributeNode[];
  /** `all-attributes`, `no-attrs`, or neither. */
  columns: "all" | "none" | undefined;
  orders: OrderNode[];
  filters: FilterNode[];
  links: LinkNode[];
}

export interface LinkNode extends EntityNode {
  /** Column of the linked table. */
  from: string | undefined;
  /** Column of the table around it. */
  to: string | undefined;
  alias: string | undefined;
  /** Its place among all links of the query, from 1: what a made-up alias ends in. */
  number: number;
  type: LinkType;
}

export type JoinType = "inner" | "outer" | "exists" | "in" | "matchfirstrowusingcrossapply";
export type FilterLinkType = "any" | "not any" | "all" | "not all";
export type LinkType = JoinType | FilterLinkType;

export type AggregateFunction = "count" | "countcolumn" | "sum" | "avg" | "min" | "max";
export type DateGrouping = "day" | "week" | "month" | "quarter" | "year";

export interface AttributeNode {
  name: string;
  alias: string | undefined;
  aggregate: AggregateFunction | undefined;
  groupBy: boolean;
  dateGrouping: DateGrouping | undefined;
  /** Of `countcolumn`: different values only. */
  distinct: boolean;
}

export interface OrderNode {
  attribute: string | undefined;
  alias: string | undefined;
  entityName: string | undefined;
  descending: boolean;
}

export interface FilterNode {
  type: "and" | "or";
  conditions: ConditionNode[];
  filters: FilterNode[];
  links: LinkNode[];
}

export interface ConditionNode {
  attribute: string;
  operator: string;
  values: string[];
  /** Another column instead of a value: `lastname` or `acct.name`. */
  otherColumn: string | undefined;
  entityName: string | undefined;
}
