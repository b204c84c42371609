import { flag, reference, value } from "../fields";
import { created, owner, updated } from "./common";
import type { Model } from "./model";

export const note: Model = {
  name: "note",
  table: "annotation",
  writes: "upsert",
  without: ["documentbody"],
  fields: {
    title: value("subject"),
    content: value("notetext"),
    regarding: reference("objectid", { typed: true }),
    has_file: flag("isdocument"),
    owner,
    created_at: created,
    updated_at: updated,
  },
};
