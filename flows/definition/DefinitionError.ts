/** A definition that cannot be read or run. `problems` has one sentence each, with its place. */
export class DefinitionError extends Error {
  override readonly name = "DefinitionError";

  constructor(readonly problems: readonly string[]) {
    super(problems.join("\n"));
  }
}
