/** A declaration that cannot be used: `where` names the file, table or column. */
export class SchemaError extends Error {
  constructor(where: string, problem: string) {
    super(`${where}: ${problem}`);
    this.name = "SchemaError";
  }
}
