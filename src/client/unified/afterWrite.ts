import { withActivity } from "../activities/createActivity";
import { InputError } from "../errors/InputError";

/** Runs what follows a write. What fails then says that the record itself was written, and which it is. */
export async function afterWrite<T>(
  id: string,
  run: () => Promise<T>,
  done = "The record itself was written",
): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const told = `${done}: go on with its ID ${id}`;
    // Something was written: nobody may take the whole for not done.
    if (error instanceof InputError) throw new InputError(`${error.message} ${told}.`);
    throw withActivity(error, id, told);
  }
}
