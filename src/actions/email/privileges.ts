import type { Privileges } from "../../client";
import { DEFINITIONS } from "../privilegesOfMany";

const sending: Privileges = {
  always: ["prvCreateActivity", "prvReadActivity", "prvWriteActivity", "prvReadUser"],
  sometimes: [
    { when: "another user sends", takes: ["prvSendAsUser"] },
    { when: "a queue sends", takes: ["prvReadQueue", "prvAppendToQueue"] },
    {
      when: "recipients are accounts, contacts or leads",
      takes: ["prvReadAccount", "prvReadContact", "prvReadLead"],
    },
    { when: "files are attached", takes: ["prvReadOrganization"] },
    { when: "a template is used", takes: ["prvReadEmailTemplate"] },
    { when: "it is regarding a record", takes: ["prvAppendTo<Table>"] },
    DEFINITIONS,
  ],
};

const attaching: Privileges = {
  always: ["prvReadActivity", "prvWriteActivity", "prvCreateActivity", "prvReadOrganization"],
};

const reading: Privileges = { always: ["prvReadActivity"] };

const logging: Privileges = {
  always: ["prvCreateActivity", "prvReadActivity"],
  sometimes: [
    { when: "it is completed", takes: ["prvWriteActivity"] },
    { when: "people are named", takes: ["prvReadAccount", "prvReadContact", "prvReadLead"] },
    { when: "it is regarding a record", takes: ["prvAppendTo<Table>"] },
    DEFINITIONS,
  ],
};

/** What the actions on e-mails and other activities take. */
export const mail: Readonly<Record<string, Privileges>> = {
  sendEmail: sending,
  addAttachment: attaching,
  listAttachments: reading,
  downloadAttachment: reading,
  logActivity: logging,
};
