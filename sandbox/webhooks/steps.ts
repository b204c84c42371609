import { quote } from "../store";
import type { Row, Store } from "../types";
import { columnsIn } from "./registration/columnList";
import type { ImageRegistration, Operation, Step } from "./types";

const enabledSteps = `SELECT s.*, m."name" AS "message", f."primaryobjecttypecode" AS "table",
  e."url" AS "url", e."authtype" AS "authtype", e."authvalue" AS "authvalue"
  FROM ${quote("sdkmessageprocessingstep")} s
  JOIN ${quote("serviceendpoint")} e ON e."serviceendpointid" = s."eventhandler"
  JOIN ${quote("sdkmessage")} m ON m."sdkmessageid" = s."sdkmessageid"
  LEFT JOIN ${quote("sdkmessagefilter")} f ON f."sdkmessagefilterid" = s."sdkmessagefilterid"
  WHERE s."statecode" = 0`;
const inOrder = ` ORDER BY s."stage", s."rank", s."versionnumber"`;

/** The enabled steps in the order they run in: by stage, and in a stage by rank. */
export function readSteps(store: Store): Step[] {
  return store.select(enabledSteps + inOrder).map(stepOf);
}

/** A step as it is now; undefined where it has been deleted or disabled. */
export function readStep(store: Store, id: string): Step | undefined {
  const [row] = store.select(`${enabledSteps} AND s."sdkmessageprocessingstepid" = ?`, [id]);
  return row && stepOf(row);
}

export function readImages(store: Store, step: Step): ImageRegistration[] {
  const images = store.find("sdkmessageprocessingstepimage", {
    sdkmessageprocessingstepid: step.id,
  });
  return images.map((image) => ({
    alias: String(image["entityalias"]),
    type: Number(image["imagetype"]),
    columns: columnsIn(image["attributes"]),
  }));
}

/** Whether a step is told of an operation: an update has to write one of the columns it asks for. */
export function concerns(step: Step, operation: Operation): boolean {
  const { message, table, written } = operation;
  if (step.message !== message) return false;
  if (step.table !== undefined && step.table !== table.logicalName) return false;
  if (message !== "Update" || step.filteringAttributes.length === 0) return true;
  const lists = operation.partiesWritten ? [...(operation.after?.parties.keys() ?? [])] : [];
  return step.filteringAttributes.some((name) => name in written || lists.includes(name));
}

function stepOf(row: Row): Step {
  return {
    id: String(row["sdkmessageprocessingstepid"]),
    name: String(row["name"] ?? ""),
    message: String(row["message"]),
    table: row["table"] ? String(row["table"]) : undefined,
    filteringAttributes: columnsIn(row["filteringattributes"]),
    stage: Number(row["stage"]),
    asynchronous: row["mode"] === 1,
    autoDelete: row["asyncautodelete"] === 1,
    impersonates: row["impersonatinguserid"] ? String(row["impersonatinguserid"]) : undefined,
    endpoint: {
      id: String(row["eventhandler"]),
      url: String(row["url"]),
      authtype: Number(row["authtype"]),
      authvalue: String(row["authvalue"] ?? ""),
    },
  };
}
