import type { Privileges } from "../../client";
import { DEFINITIONS } from "../privilegesOfMany";

/** What sending an e-mail takes. */
export const sending: Privileges = {
  always: ["prvCreateActivity", "prvReadActivity", "prvWriteActivity", "prvReadUser"],
  sometimes: [
    { when: "another user sends", takes: ["prvSendAsUser"] },
    { when: "a queue sends", takes: ["prvReadQueue", "prvAppendToQueue"] },
    {
      when: "recipients are accounts, contacts or leads",
      takes: ["prvReadAccount", "prvReadContact", "prvReadLead"],
    },
    { when: "a template is used", takes: ["prvReadEmailTemplate"] },
    { when: "it is regarding a record", takes: ["prvAppendTo<Table>"] },
    DEFINITIONS,
  ],
};
