import type { Session } from "../../session/session";
import { text } from "../definition/json";
import { labelOf } from "../definition/labels";
import { membersAs, readDefinitions } from "../readRawDefinition";
import type { GlobalChoice } from "./types";

/** Every choice that any table may use, without its options: one request, since definitions are not paged. */
export function listGlobalChoices(session: Session): Promise<GlobalChoice[]> {
  return readDefinitions(session, {
    path: "GlobalOptionSetDefinitions?$select=Name,DisplayName",
    operation: "Listing the global choices",
    take: membersAs(({ Name, DisplayName }) => ({
      name: text(Name) ?? "",
      label: labelOf(DisplayName),
    })),
  });
}
