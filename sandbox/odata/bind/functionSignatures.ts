/** What a query function takes beside `PropertyName`, and the columns it is for. */
export interface Signature {
  parameters: "none" | "amount" | "text" | "value" | "values" | "pair" | "id" | "periodAndYear";
  columns: "date" | "instant" | "id" | "choices" | "integer" | "any";
}

/**
 * Needs a full-text index, which only articles of the old knowledge base have.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/contains
 */
export const fullText = "Contains";

/** The service's query functions. */
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
    ...["EqualUserOrUserHierarchy", "EqualUserOrUserHierarchyAndTeams"],
  ]),
  ...named("none", "date", [
    ...["LastFiscalYear", "ThisFiscalYear", "NextFiscalYear"],
    ...["LastFiscalPeriod", "ThisFiscalPeriod", "NextFiscalPeriod"],
  ]),
  ...named("amount", "date", [
    ...["LastXFiscalYears", "LastXFiscalPeriods", "NextXFiscalYears", "NextXFiscalPeriods"],
    ...["InFiscalYear", "InFiscalPeriod"],
  ]),
  ...named("periodAndYear", "date", [
    ...["InFiscalPeriodAndYear", "InOrAfterFiscalPeriodAndYear", "InOrBeforeFiscalPeriodAndYear"],
  ]),
  ...named("id", "id", ["Above", "AboveOrEqual", "Under", "UnderOrEqual", "NotUnder"]),
  ...named("none", "integer", ["EqualUserLanguage"]),
  ...named("text", "any", [fullText]),
]);

function named(
  parameters: Signature["parameters"],
  columns: Signature["columns"],
  names: readonly string[],
): [string, Signature][] {
  return names.map((name) => [name, { parameters, columns }]);
}
