import type { Table } from "../../schema/derived";
import type { Row, Store } from "../../types";
import { checkEndpoint, checkEndpointRemoval } from "./endpoint";
import { checkImage } from "./image";
import { checkStep } from "./step";

/**
 * What writing a row of the registration tables takes besides what every row takes. Throws a `Refusal`
 * where it does not fit, and returns the columns that follow; none for the rows of any other table.
 *
 * @param row whole, as it is going to be stored
 */
export function registrationValues(store: Store, { logicalName }: Table, row: Row): Row {
  switch (logicalName) {
    case "serviceendpoint":
      checkEndpoint(row);
      return { isauthvalueset: 1 };
    case "sdkmessageprocessingstep":
      checkStep(store, row);
      return {};
    case "sdkmessageprocessingstepimage":
      checkImage(store, row);
      return {};
    default:
      return {};
  }
}

/** Throws a `Refusal` where a row of the registration tables has to stay. */
export function checkRegistrationRemoval(store: Store, { logicalName }: Table, id: string): void {
  if (logicalName === "serviceendpoint") checkEndpointRemoval(store, id);
}
