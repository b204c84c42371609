import { readOnly, reference, value } from "../fields";

/** Who owns a record: a user or a team. */
export const owner = reference("ownerid", { typed: true });

export const created = readOnly(value("createdon"));
export const updated = readOnly(value("modifiedon"));
