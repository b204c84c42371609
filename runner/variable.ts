/** A variable of the product, blanks around it left out; "" for an unset one. */
export function variable(name: string): string {
  return (process.env[`DATAVERSE_${name}`] ?? "").trim();
}
