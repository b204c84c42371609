import { addresses, list, readOnly, reference, value } from "../fields";
import { created, owner, reachable, updated } from "./common";
import type { Model } from "./model";

export const contact: Model = {
  name: "contact",
  table: "contact",
  writes: "upsert",
  fields: {
    first_name: value("firstname"),
    last_name: value("lastname"),
    name: readOnly(value("fullname")),
    title: value("jobtitle"),
    account: reference("parentcustomerid", { table: "account" }),
    owner,
    ...reachable,
    addresses: addresses({ primary: "address1", secondary: "address2", tertiary: "address3" }),
    urls: list("url", { website: "websiteurl" }),
    created_at: created,
    updated_at: updated,
  },
};
