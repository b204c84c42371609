import { flag, list, readOnly, value } from "../fields";
import { created, updated } from "./common";
import type { Model } from "./model";

export const user: Model = {
  name: "user",
  table: "systemuser",
  fields: {
    name: readOnly(value("fullname")),
    first_name: readOnly(value("firstname")),
    last_name: readOnly(value("lastname")),
    email: readOnly(value("internalemailaddress")),
    title: readOnly(value("title")),
    active: flag("isdisabled", true),
    phones: readOnly(list("number", { mobile: "mobilephone", home: "homephone" })),
    created_at: created,
    updated_at: updated,
  },
};
