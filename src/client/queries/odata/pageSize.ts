import { defaults } from "../../defaults";
import { InputError } from "../../errors/InputError";
import type { Logger, QueryParams } from "../../types";

/**
 * Rows a page, or undefined where none is sent: `$top` is ignored by Dataverse when a page size is
 * beside it. Fetch All takes the largest pages, unless the builder has chosen a size.
 */
export function pageSize(
  { top, fetchAll, recordsPerPage, apply }: QueryParams,
  logger: Logger,
): number | undefined {
  if (top !== undefined) return undefined;
  const chosen = recordsPerPage ?? defaults.designerPageSize;
  if (!Number.isInteger(chosen) || chosen < 1) {
    throw new InputError(
      `Records Per Page is ${chosen}; expected a whole number from 1 to ${defaults.maxPageSize}.`,
    );
  }
  if (chosen > defaults.maxPageSize) {
    logger.warn(
      `Records Per Page is ${chosen}; Dataverse allows ${defaults.maxPageSize}, which is what was sent.`,
    );
    return defaults.maxPageSize;
  }
  if (chosen === defaults.designerPageSize && (fetchAll || apply)) return defaults.maxPageSize;
  return chosen;
}
