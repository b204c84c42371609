/**
 * A stored row: logical column names to stored values. Booleans are 0/1, date-times ISO text in UTC
 * without fraction, decimals and amounts numbers or, where a number has not all of their digits,
 * those as text, dates `YYYY-MM-DD`, multi-select choices `"1,9"`, GUIDs lower case without
 * braces, bigint a JavaScript bigint or safe number, everything else its plain value. A lookup is
 * the GUID under its logical name; with several targets the target's logical name is under
 * `<name>__table`.
 */
export type Row = Record<string, string | number | bigint | null>;
