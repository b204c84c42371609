/** The table that is written to: a custom one, of few columns, so that the sandbox is quick about it. */
export const TABLE = "new_project";
export const SET = "new_projectcollection";
/** Column of its alternate key. */
export const KEY = "new_code";

export function keyOf(index: number): string {
  return `A-${index}`;
}

/** The columns that are written; the number in the name distinguishes the rows afterwards. */
export function valuesOf(index: number) {
  return {
    new_name: `Row ${index}`,
    new_number: index,
    new_region: "Zürich",
    new_summary: `${index % 400} Rue de la République`,
    new_website: `https://www.example.com/${index}`,
    new_hours: index / 4,
    new_budget: index * 1.5,
    new_billable: index % 10 === 0,
  };
}

/** The number of a row that was written, by its name; undefined for one that was not. */
export function numberOf(name: unknown): number | undefined {
  const digits = /^Row (\d+)$/.exec(String(name))?.[1];
  return digits === undefined ? undefined : Number(digits);
}
