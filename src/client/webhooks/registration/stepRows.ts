import { sameColumns } from "./columnLists";
import type { ActualStep, DesiredStep, Write } from "./types";

const POST_OPERATION = 40;
const ASYNCHRONOUS = 1;
const set = "sdkmessageprocessingsteps";

/** Asynchronous and after the operation: nobody waits for the flow, and what is undone is not posted. */
export function newStep(desired: DesiredStep, endpointId: string): Write {
  return {
    kind: "create",
    set,
    id: desired.id,
    body: {
      sdkmessageprocessingstepid: desired.id,
      name: desired.name,
      stage: POST_OPERATION,
      mode: ASYNCHRONOUS,
      rank: 1,
      supporteddeployment: 0,
      // A system job for every event that arrived would fill the table of jobs.
      asyncautodelete: true,
      ...(desired.filteringAttributes === null
        ? {}
        : { filteringattributes: desired.filteringAttributes }),
      "eventhandler_serviceendpoint@odata.bind": `/serviceendpoints(${endpointId})`,
      ...bindings(desired),
    },
  };
}

/** The columns that differ; a step that somebody switched off is switched on again. */
export function differentStep(desired: DesiredStep, actual: ActualStep): Write | undefined {
  const body: Record<string, unknown> = {};
  if (actual.name !== desired.name) body["name"] = desired.name;
  if (actual.stage !== POST_OPERATION) body["stage"] = POST_OPERATION;
  if (actual.mode !== ASYNCHRONOUS) body["mode"] = ASYNCHRONOUS;
  if (!actual.autoDelete) body["asyncautodelete"] = true;
  if (!actual.enabled) Object.assign(body, { statecode: 0, statuscode: 1 });
  if (!sameColumns(actual.filteringAttributes, desired.filteringAttributes ?? "")) {
    body["filteringattributes"] = desired.filteringAttributes;
  }
  if (actual.messageId !== desired.messageId || actual.filterId !== desired.filterId) {
    Object.assign(body, bindings(desired));
  }
  return Object.keys(body).length > 0 ? { kind: "update", set, id: actual.id, body } : undefined;
}

/** Navigation properties of this table are lower case, unlike those of others. */
const bindings = ({ messageId, filterId }: DesiredStep): Record<string, string> => ({
  "sdkmessageid@odata.bind": `/sdkmessages(${messageId})`,
  "sdkmessagefilterid@odata.bind": `/sdkmessagefilters(${filterId})`,
});
