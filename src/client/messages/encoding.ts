import { tableDefinition } from "../metadata/cache/tableDefinition";
import { lookupContext } from "../queries/filter/lookupContext";
import { typingOptions } from "../records/typingOptions";
import type { Session } from "../session/session";
import type { CallMessageParams, Types } from "../types/messages";
import type { Encoding } from "./parameters/types";

/** What the values of parameters need to know, asked for as far as they need it. */
export function encodingOf(
  session: Session,
  params: CallMessageParams,
  into: Encoding["into"],
  types: Types,
): Encoding {
  return {
    types,
    into,
    lookups: lookupContext(session, params),
    typing: typingOptions({ timeZone: params.timeZone }, "create"),
    statusOptions: async (name) => {
      const { columns } = await tableDefinition(session, name, params);
      return columns.get("statuscode")?.options ?? [];
    },
  };
}
