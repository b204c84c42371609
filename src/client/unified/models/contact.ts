import { addresses, list, readOnly, reference, value } from "../fields";
import { created, owner, updated } from "./common";
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
    emails: list("email", {
      main: "emailaddress1",
      second: "emailaddress2",
      third: "emailaddress3",
    }),
    phones: list("number", {
      work: "telephone1",
      mobile: "mobilephone",
      home: "telephone2",
      other: "telephone3",
      fax: "fax",
    }),
    addresses: addresses({ primary: "address1", secondary: "address2", tertiary: "address3" }),
    urls: list("url", { website: "websiteurl" }),
    created_at: created,
    updated_at: updated,
  },
};
