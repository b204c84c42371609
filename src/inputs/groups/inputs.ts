import { booleanInput, defaultChoiceInput, optionsInput } from "../builders";
import { onError, startAt } from "../bulk/running";
import { connection } from "../connection/connection";
import { optionTable } from "../options/table";
import { entityType } from "../records/record";
import { itemsOrRecords, listMembers, queuedRecords, tableOfRecords, teamMembers } from "./entries";
import { fromQueue, list, queue, team, worker } from "./groups";

const { pace, customLogic, impersonation } = optionTable;
const running = {
  options: optionsInput({ onError, startAt, ...pace, ...customLogic, ...impersonation }),
};

const ifInAnotherQueue = defaultChoiceInput(
  "If In Another Queue",
  { move: "Move", fail: "Fail" },
  "move",
  {
    example: "fail",
    comments:
      "If a record is in another queue: move takes it out of that one, fail reads first and leaves it there. E-mails stay in both.",
  },
);

const release = booleanInput(
  "Release",
  false,
  "Give the items back to their queue, so that nobody works on them, instead of picking them.",
);

export const addToQueueInputs = {
  connection,
  entityType,
  records: queuedRecords,
  queue,
  ifInAnotherQueue,
  ...running,
};

const items = {
  connection,
  records: itemsOrRecords,
  entityType: tableOfRecords,
  queue: fromQueue,
};

export const removeFromQueueInputs = { ...items, ...running };

export const pickFromQueueInputs = { ...items, worker, release, ...running };

export const addListMembersInputs = { connection, list, members: listMembers, ...running };
export const removeListMembersInputs = addListMembersInputs;

export const addTeamMembersInputs = { connection, team, members: teamMembers, ...running };
export const removeTeamMembersInputs = addTeamMembersInputs;
