import { Refusal } from "../../errors";
import type { Row, Store } from "../../types";
import { imageTypes, stages } from "../types";
import { checkColumnsExist } from "./columnList";

/** The parameter of each message that an image can be taken of. */
const propertyOfMessage: Readonly<Record<string, string>> = {
  Create: "id",
  Update: "target",
  Delete: "target",
};

/**
 * Checks an image as it is going to be stored: there is no row before a create, none after a delete, and
 * none yet after an operation that is still to come.
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/sdkmessageprocessingstepimage
 */
export function checkImage(store: Store, image: Row): void {
  const step = store.read("sdkmessageprocessingstep", String(image["sdkmessageprocessingstepid"]));
  const message = String(store.read("sdkmessage", String(step?.["sdkmessageid"]))?.["name"]);
  const property = String(image["messagepropertyname"]);
  if (propertyOfMessage[message] !== property.toLowerCase()) {
    throw invalid(`Message property name '${property}' is not valid on message ${message}.`);
  }
  const pre = image["imagetype"] !== imageTypes.post;
  const post = image["imagetype"] !== imageTypes.pre;
  if (pre && message === "Create") throw notSupported(message, "pre-images");
  if (post && message === "Delete") throw notSupported(message, "post-images");
  if (post && step?.["stage"] !== stages.postOperation) {
    throw invalid("PreEvent step registration does not support Post Image.");
  }
  const filter = store.read("sdkmessagefilter", String(step?.["sdkmessagefilterid"]));
  const table = store.schema.tables.get(String(filter?.["primaryobjecttypecode"]));
  if (table) checkColumnsExist(table, image["attributes"]);
}

function notSupported(message: string, images: string): Refusal {
  return invalid(`The message ${message} does not support ${images}.`);
}

function invalid(message: string): Refusal {
  return new Refusal(400, "0x80040203", message);
}
