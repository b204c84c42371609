import type { Row } from "../../types";
import type { Step } from "../types";
import type { Subject } from "./request";

/** An event on its way to a webhook. */
export interface Delivery {
  step: Step;
  subject: Omit<Subject, "organization">;
  /** Primary key of the row. */
  id: string;
  /** The body, before it is cut to size. */
  context: Readonly<Record<string, unknown>>;
  /** What the system job keeps of it. */
  job: Row;
}
