import { optionsInput } from "../builders";
import { connection } from "../connection/connection";
import { optionTable } from "../options/table";
import { attachments } from "./attachments";
import { body, regarding, subject } from "./message";
import { from, to } from "./people";

const { email, customLogic, impersonation } = optionTable;

export const sendEmailInputs = {
  connection,
  from,
  to,
  subject,
  body,
  regarding,
  attachments,
  options: optionsInput({ ...email, ...customLogic, ...impersonation }),
};

export { logActivityInputs } from "./activity";
export {
  addAttachmentInputs,
  downloadAttachmentInputs,
  listAttachmentsInputs,
} from "./attachments";
