/** Operators of FetchXML (Microsoft: "FetchXml schema" and "condition operators"). */
export const OPERATORS: readonly string[] =
  "eq neq ne gt ge lt le like not-like in not-in between not-between null not-null yesterday today tomorrow last-seven-days next-seven-days last-week this-week next-week last-month this-month next-month on on-or-before on-or-after last-year this-year next-year last-x-hours next-x-hours last-x-days next-x-days last-x-weeks next-x-weeks last-x-months next-x-months olderthan-x-months olderthan-x-years olderthan-x-weeks olderthan-x-days olderthan-x-hours olderthan-x-minutes last-x-years next-x-years eq-userid ne-userid eq-userteams eq-useroruserteams eq-useroruserhierarchy eq-useroruserhierarchyandteams eq-businessid ne-businessid eq-userlanguage this-fiscal-year this-fiscal-period next-fiscal-year next-fiscal-period last-fiscal-year last-fiscal-period last-x-fiscal-years last-x-fiscal-periods next-x-fiscal-years next-x-fiscal-periods in-fiscal-year in-fiscal-period in-fiscal-period-and-year in-or-before-fiscal-period-and-year in-or-after-fiscal-period-and-year begins-with not-begin-with ends-with not-end-with under eq-or-under not-under above eq-or-above contain-values not-contain-values".split(
    " ",
  );

/**
 * The operator that does what one of Dataverse's query functions does, by the function's name without its
 * namespace; undefined where there is none. Their names are alike: `LastXDays` is `last-x-days`.
 */
export function operatorOf(name: string): string | undefined {
  const operator = written(name);
  return OPERATORS.includes(operator) ? operator : undefined;
}

const written = (name: string): string => {
  const [, not, whom] = /^(Not)?Equal(\w+)$/.exec(name) ?? [];
  if (whom !== undefined) return `${not ? "ne" : "eq"}-${whom.toLowerCase()}`;
  const [, where] = /^(Under|Above)OrEqual$/.exec(name) ?? [];
  if (where !== undefined) return `eq-or-${where.toLowerCase()}`;
  return name
    .replace(/(?!^)(?:\p{Lu}|\d)/gu, "-$&")
    .toLowerCase()
    .replace("-7-", "-seven-")
    .replace(/^does-not-/, "not-")
    .replace(/^older-than-/, "olderthan-");
};
