import type { RecordModel } from "../types";
import { account } from "./account";
import { contact } from "./contact";
import { engagement } from "./engagement";
import { lead } from "./lead";
import type { Model } from "./model";
import { note } from "./note";
import { opportunity } from "./opportunity";
import { user } from "./user";

export type { Model } from "./model";

export const models: Readonly<Record<RecordModel, Model>> = {
  account,
  contact,
  lead,
  opportunity,
  engagement,
  note,
  user,
};
