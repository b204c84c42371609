import { fieldsNamed } from "../../mapping/fieldsNamed";
import type { ResolvedMap } from "../../mapping/resolveFieldMap";
import type { BulkRowResult } from "../types";

/** What Dataverse refused a row for names columns: which fields of the app these are is added. */
export function inFieldWords(
  map: ResolvedMap | undefined,
): (result: BulkRowResult) => BulkRowResult {
  return (result) => {
    const { error } = result;
    const named = map && error?.status !== undefined && fieldsNamed(error.message, map);
    if (!error || !named) return result;
    const hint = [error.hint, named].filter(Boolean).join(". ");
    return { ...result, error: { ...error, message: `${error.message} ${named}.`, hint } };
  };
}
