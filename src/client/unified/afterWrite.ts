import { DataverseError } from "../errors/DataverseError";

/** Runs what follows a write. What fails then says that the record itself was written, and which it is. */
export async function afterWrite<T>(id: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof DataverseError)) throw error;
    const { hint } = error;
    const written = `The record itself was written: go on with its ID ${id}`;
    const facts = { ...error.facts, hint: hint ? `${hint}. ${written}` : written };
    // Something was written: nobody may take the whole for not done.
    throw new DataverseError({ ...facts, outcome: "unknown" });
  }
}
