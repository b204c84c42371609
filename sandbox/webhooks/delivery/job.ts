import { insertRow } from "../../seed";
import { isoSeconds } from "../../store";
import type { Row, Store } from "../../types";
import type { Step } from "../types";
import type { Outcome } from "./attempts";

const succeeded = { statecode: 3, statuscode: 30 };
const failed = { statecode: 3, statuscode: 31 };
/** What an error of custom code has, as a signed number: 0x80040265. */
const errorCode = -2147220891;

/** Times of a system job in milliseconds since the epoch. */
export interface Times {
  startedAt: number;
  completedAt: number;
}

/**
 * Keeps the system job of an asynchronous step: always where it failed, and where it succeeded unless
 * the step wants such jobs deleted.
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/asyncoperation
 */
export function keepJob(
  store: Store,
  step: Step,
  values: Row,
  { failure, attempts }: Outcome,
  { startedAt, completedAt }: Times,
): void {
  if (failure === undefined && step.autoDelete) return;
  const job = {
    ...values,
    name: step.name,
    // The step may have been deleted while its event was on the way.
    owningextensionid: store.read("sdkmessageprocessingstep", step.id) ? step.id : null,
    retrycount: attempts - 1,
    startedon: isoSeconds(startedAt),
    completedon: isoSeconds(completedAt),
    ...(failure === undefined ? succeeded : { ...failed, ...problem(failure) }),
  };
  insertRow(store, "asyncoperation", job, completedAt);
}

function problem(failure: string): Row {
  return {
    errorcode: errorCode,
    friendlymessage: "Endpoint unavailable",
    message: `The webhook call failed. ${failure}`,
  };
}
