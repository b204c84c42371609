import type { Row, Store } from "../types";
import type { Identity } from "./openId/idTokens";

/** Whoever may sign in: the users of the environment that are no applications. */
export function people(store: Store): Identity[] {
  return store.find("systemuser", { applicationid: null }).map(identityOf);
}

/** The person of an object id; one whom the environment does not know is a stranger without a name. */
export function personOf(store: Store, objectId: string): Identity {
  const found = people(store).find((person) => person.objectId === objectId);
  return found ?? { objectId, name: "", signInName: "" };
}

/** A user that a test inserted may have no object id; its tokens carry the systemuserid. */
function identityOf(row: Row): Identity {
  return {
    objectId: String(row["azureactivedirectoryobjectid"] ?? row["systemuserid"]),
    name: [row["firstname"], row["lastname"]].filter((part) => part).join(" "),
    signInName: String(row["domainname"] ?? ""),
  };
}
