import { jsonObject, optionalInteger, optionalText } from "../clean";

interface Paging {
  readonly maxPageSize?: number | undefined;
  readonly nextLink?: string | undefined;
}

interface Given extends Paging {
  /** The platform passes a group that was never filled in as it is stored: `""` or nothing at all. */
  readonly pagination?: unknown;
}

/** Paging of either generation of saved flows: the group wins where it is set. */
export const mergePagination = ({ pagination, maxPageSize, nextLink }: Given): Paging => {
  const group = jsonObject("Pagination")(pagination) ?? {};
  return {
    maxPageSize: optionalInteger("Max Page Size", { min: 1 })(group["maxPageSize"]) ?? maxPageSize,
    nextLink: optionalText("Next Link")(group["nextLink"]) ?? nextLink,
  };
};
