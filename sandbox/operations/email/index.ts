import type { Topic } from "../types";
import { instantiateTemplate } from "./instantiateTemplate";
import { sendEmail } from "./sendEmail";

/** Sending e-mails, and making them of templates. */
export const email: Topic = {
  operations: [instantiateTemplate, sendEmail],
};
