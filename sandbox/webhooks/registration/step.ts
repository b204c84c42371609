import { Refusal } from "../../errors";
import { notSimulated } from "../../odata/refusals";
import type { Row, Store } from "../../types";
import { simulatedMessages, stages } from "../types";
import { checkColumnsExist, columnsIn } from "./columnList";

/**
 * Checks a step as it is going to be stored: message, table, stage and columns have to fit together.
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/sdkmessageprocessingstep
 */
export function checkStep(store: Store, step: Row): void {
  const message = String(store.read("sdkmessage", String(step["sdkmessageid"]))?.["name"]);
  const known: readonly string[] = simulatedMessages;
  if (!known.includes(message)) throw notSimulated(`steps on the message ${message}`);
  checkStage(step);
  checkFilter(store, step, message);
}

function checkStage({ stage, mode }: Row): void {
  const usable: readonly unknown[] = Object.values(stages);
  if (!usable.includes(stage)) {
    throw invalid(
      `Invalid plug-in registration stage. Steps can be registered in the stages ${usable.join(", ")}.`,
    );
  }
  if (mode === 1 && stage !== stages.postOperation) {
    throw invalid(
      "Asynchronous steps are only supported in the stage Post-operation (40). Change the stage, or make the step synchronous.",
    );
  }
}

function checkFilter(store: Store, step: Row, message: string): void {
  const id = step["sdkmessagefilterid"] ?? null;
  const columns = columnsIn(step["filteringattributes"]);
  if (id === null) {
    if (columns.length > 0) {
      throw invalid("Filtering attributes need a message filter, which names their entity.");
    }
    return;
  }
  const filter = store.read("sdkmessagefilter", String(id));
  if (filter?.["sdkmessageid"] !== step["sdkmessageid"]) {
    throw invalid(`The message filter ${id} does not belong to the message ${message}.`);
  }
  if (filter?.["iscustomprocessingstepallowed"] !== 1) {
    throw invalid(
      "Custom SdkMessageProcessingStep is not allowed on the specified message and entity.",
    );
  }
  const table = store.schema.tables.get(String(filter["primaryobjecttypecode"]));
  if (table) checkColumnsExist(table, step["filteringattributes"]);
}

function invalid(message: string): Refusal {
  return new Refusal(400, "0x80040203", message);
}
