import type { Privileges } from "../../client";
import { DEFINITIONS, definitions, PUBLISHED } from "../privilegesOfMany";

/** Privileges that the actions on definitions take. */
export const metadata: Readonly<Record<string, Privileges>> = {
  listEntitiesAction: definitions,
  getEntitiesMetaData: definitions,
  getEntityMetaData: definitions,
  queryAttributes: definitions,
  getAttribute: definitions,
  createAttribute: { always: [...DEFINITIONS.takes, "prvCreateAttribute"], sometimes: [] },
  updateAttribute: {
    always: [...DEFINITIONS.takes, "prvWriteAttribute"],
    sometimes: [PUBLISHED],
  },
  deleteAttribute: { always: [...DEFINITIONS.takes, "prvDeleteAttribute"] },
  listAttributesAction: definitions,
  describeEntityType: definitions,
  compareSchema: definitions,
  listChoices: definitions,
};
