import { addresses, list, reference, value } from "../fields";
import { created, owner, updated } from "./common";
import type { Model } from "./model";

export const account: Model = {
  name: "account",
  table: "account",
  writes: "upsert",
  fields: {
    name: value("name"),
    description: value("description"),
    industry: value("industrycode"),
    website: value("websiteurl"),
    number_of_employees: value("numberofemployees"),
    annual_revenue: value("revenue"),
    parent: reference("parentaccountid"),
    owner,
    emails: list("email", {
      main: "emailaddress1",
      second: "emailaddress2",
      third: "emailaddress3",
    }),
    phones: list("number", {
      main: "telephone1",
      second: "telephone2",
      third: "telephone3",
      fax: "fax",
    }),
    addresses: addresses({ primary: "address1", secondary: "address2" }),
    created_at: created,
    updated_at: updated,
  },
};
