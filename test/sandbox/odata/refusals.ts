import { Refusal } from "../../../sandbox/errors";

/** What a call is refused with; fails when it is not. */
export function refusalOf(call: () => unknown): { status: number; code: string; message: string } {
  try {
    call();
  } catch (error) {
    if (error instanceof Refusal) {
      return { status: error.status, code: error.code, message: error.message };
    }
    throw error;
  }
  throw new Error("Expected a refusal, and there was none.");
}
