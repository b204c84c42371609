import type { Fact } from "./types";

/** A property of a definition: when another value of it breaks what worked before. */
interface Rule {
  readonly breaks: (before: Fact, after: Fact) => boolean;
  /**
   * Whether each description has it, or both or none of two. What a description leaves out otherwise means
   * none.
   */
  readonly always?: boolean | "both";
  /** Words for people, in the language of whoever read them. */
  readonly isLabel?: boolean;
  /** Says something only while the type is the same. */
  readonly ofType?: boolean;
}

export type Rules = Readonly<Record<string, Rule>>;

const yes = () => true;
const no = () => false;
const switchedOff = (_before: Fact, after: Fact) => after === false;

/** How strictly a column is required: the service itself refuses what lacks a column of the last one. */
function requiredRank(level: Fact | undefined): number {
  if (level === "SystemRequired") return 2;
  return level === "ApplicationRequired" ? 1 : 0;
}

const lower = (before: Fact, after: Fact) =>
  typeof after === "number" && (typeof before !== "number" || after < before);
const higher = (before: Fact, after: Fact) =>
  typeof after === "number" && (typeof before !== "number" || after > before);

export const TABLE_RULES: Rules = {
  schemaName: { breaks: no, always: true },
  entitySetName: { breaks: yes, always: true },
  label: { breaks: no, always: true, isLabel: true },
  pluralLabel: { breaks: no, always: true, isLabel: true },
  primaryIdAttribute: { breaks: yes, always: true },
  primaryNameAttribute: { breaks: no, always: true },
  tableType: { breaks: yes, always: true },
  isCustom: { breaks: no, always: true },
  isActivity: { breaks: yes, always: true },
  changeTracking: { breaks: switchedOff, always: true },
};

export const COLUMN_RULES: Rules = {
  label: { breaks: no, always: true, isLabel: true },
  description: { breaks: no, isLabel: true },
  type: { breaks: yes, always: true },
  required: {
    breaks: (before, after) => requiredRank(after) > requiredRank(before),
    always: true,
  },
  create: { breaks: switchedOff, always: true },
  update: { breaks: switchedOff, always: true },
  read: { breaks: switchedOff, always: true },
  maxLength: { breaks: lower, ofType: true },
  min: { breaks: higher, ofType: true },
  max: { breaks: lower, ofType: true },
  precision: { breaks: lower, ofType: true },
  maxSizeInKB: { breaks: lower, always: "both", ofType: true },
  dateBehavior: { breaks: yes, ofType: true },
  format: { breaks: no, ofType: true },
};

export const OPTION_RULES: Rules = {
  label: { breaks: no, always: true, isLabel: true },
  state: { breaks: yes },
};

export const TARGET_RULES: Rules = { navigation: { breaks: yes, always: true } };

export const KEY_RULES: Rules = {
  name: { breaks: no, always: true },
  columns: { breaks: yes, always: true },
  status: { breaks: (before) => before === "Active", always: true },
};

export const RELATIONSHIP_RULES: Rules = {
  navigation: { breaks: yes, always: true },
  table: { breaks: yes, always: true },
  column: { breaks: yes },
};
