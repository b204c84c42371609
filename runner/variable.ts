/** A variable of the product without the blanks around it; "" where it is unset or blank. */
export function variable(name: string): string {
  return (process.env[`DATAVERSE_${name}`] ?? "").trim();
}
