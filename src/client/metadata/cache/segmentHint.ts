import type { DataverseError } from "../../errors/DataverseError";
import { nearest } from "../../errors/nearest";
import { type Session, send } from "../../session/session";
import { entitySetsOf } from "../tables/serviceDocument";

/** The segment of the URL that Dataverse does not know; undefined for every other failure. */
export function unknownSegment({ status, detail }: DataverseError): string | undefined {
  return status === 404 ? SEGMENT.exec(detail)?.[1] : undefined;
}

const SEGMENT = /resource not found for the segment '([^']+)'/i;

/**
 * Names the entity set that was probably meant, when Dataverse does not know a segment of the URL. The
 * service document is fetched for it once, after the failure; if that fails too, the error is final.
 */
export async function withSegmentHint(
  session: Session,
  error: DataverseError,
): Promise<DataverseError> {
  const segment = unknownSegment(error);
  if (!segment) return error;
  const names = await entitySetNames(session);
  // A set that is there was asked for under another segment, which is the one in question.
  if (names.includes(segment)) return error;
  const [best, ...others] = nearest(segment, names);
  if (!best) return error;
  const more = others.length > 0 ? ` (or ${others.join(", ")})` : "";
  return error.withHint(`There is no entity set ${segment}; did you mean ${best}${more}?`);
}

const entitySetNames = async (session: Session): Promise<string[]> => {
  try {
    const response = await send(session, {
      method: "GET",
      path: "",
      operation: "Reading the list of tables",
      idempotency: "always",
      read: entitySetsOf,
    });
    return Array.isArray(response.value) ? response.value.map(({ name }) => String(name)) : [];
  } catch {
    return [];
  }
};
