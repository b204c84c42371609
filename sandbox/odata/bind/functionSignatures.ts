/** What a query function takes beside `PropertyName`, and the columns it is for. */
export interface Signature {
  parameters: "none" | "amount" | "value" | "values" | "pair";
  columns: "date" | "instant" | "id" | "choices" | "any";
}

/** Those of the service's query functions that the sandbox evaluates. */
export const signatures: ReadonlyMap<string, Signature> = new Map([
  ...named("none", "date", [
    ...["Today", "Yesterday", "Tomorrow", "Last7Days", "Next7Days"],
    ...["LastWeek", "ThisWeek", "NextWeek", "LastMonth", "ThisMonth", "NextMonth"],
    ...["LastYear", "ThisYear", "NextYear"],
  ]),
  ...named("amount", "date", [
    ...["LastXDays", "LastXWeeks", "LastXMonths", "LastXYears"],
    ...["NextXDays", "NextXWeeks", "NextXMonths", "NextXYears"],
    ...["OlderThanXDays", "OlderThanXWeeks", "OlderThanXMonths", "OlderThanXYears"],
  ]),
  ...named("amount", "instant", [
    ...["LastXHours", "NextXHours", "OlderThanXHours", "OlderThanXMinutes"],
  ]),
  ...named("value", "date", ["On", "OnOrAfter", "OnOrBefore"]),
  ...named("values", "any", ["In", "NotIn"]),
  ...named("pair", "any", ["Between", "NotBetween"]),
  ...named("values", "choices", ["ContainValues", "DoesNotContainValues"]),
  ...named("none", "id", [
    ...["EqualUserId", "NotEqualUserId", "EqualBusinessId", "NotEqualBusinessId"],
    ...["EqualUserTeams", "EqualUserOrUserTeams"],
  ]),
]);

/** The others, which need a fiscal calendar, a hierarchy, a language or a full-text index. */
export const unsimulated: ReadonlySet<string> = new Set([
  ...["InFiscalPeriod", "InFiscalPeriodAndYear", "InFiscalYear", "InOrAfterFiscalPeriodAndYear"],
  ...["InOrBeforeFiscalPeriodAndYear", "LastFiscalPeriod", "LastFiscalYear", "NextFiscalPeriod"],
  ...["LastXFiscalPeriods", "LastXFiscalYears", "NextFiscalYear", "NextXFiscalPeriods"],
  ...["NextXFiscalYears", "ThisFiscalPeriod", "ThisFiscalYear"],
  ...["Above", "AboveOrEqual", "Under", "UnderOrEqual", "NotUnder"],
  ...["EqualUserOrUserHierarchy", "EqualUserOrUserHierarchyAndTeams"],
  ...["EqualUserLanguage", "Contains"],
]);

function named(
  parameters: Signature["parameters"],
  columns: Signature["columns"],
  names: readonly string[],
): [string, Signature][] {
  return names.map((name) => [name, { parameters, columns }]);
}
