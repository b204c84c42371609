import { group, readOnly, reference, state, value } from "../fields";
import { created, owner, reachable, updated } from "./common";
import type { Model } from "./model";

const QUALIFIED = 1;

export const lead: Model = {
  name: "lead",
  table: "lead",
  writes: "upsert",
  otherwiseReached: new Map([
    [
      QUALIFIED,
      "Qualify Lead makes a lead QUALIFIED, with the records that it becomes; leave it out",
    ],
  ]),
  fields: {
    first_name: value("firstname"),
    last_name: value("lastname"),
    name: readOnly(value("fullname")),
    topic: value("subject"),
    title: value("jobtitle"),
    company: value("companyname"),
    source: value("leadsourcecode"),
    status: state({ OPEN: 0, QUALIFIED, DISQUALIFIED: 2 }),
    owner,
    ...reachable,
    converted: group(
      {
        account: reference("parentaccountid"),
        contact: reference("parentcontactid"),
        opportunity: reference("qualifyingopportunityid"),
      },
      QUALIFIED,
    ),
    created_at: created,
    updated_at: updated,
  },
};
