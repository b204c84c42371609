import { reference, state, value } from "../fields";
import { created, owner, updated } from "./common";
import type { Model } from "./model";

export const opportunity: Model = {
  name: "opportunity",
  table: "opportunity",
  writes: "upsert",
  fields: {
    name: value("name"),
    description: value("description"),
    amount: value("estimatedvalue"),
    currency: reference("transactioncurrencyid"),
    status: state({ OPEN: 0, WON: 1, LOST: 2 }),
    stage: value("stepname"),
    close_date: value("estimatedclosedate"),
    probability: value("closeprobability"),
    account: reference("parentaccountid"),
    contact: reference("parentcontactid"),
    owner,
    created_at: created,
    updated_at: updated,
  },
};
