import type { ActualStep, DesiredStep, Write } from "./types";

const POST_OPERATION = 40;
const ASYNCHRONOUS = 1;
const set = "sdkmessageprocessingsteps";

/** Asynchronous and after the operation: nobody waits for the flow, and what is undone is not posted. */
export const newStep = (wanted: DesiredStep, endpointId: string): Write => ({
  kind: "create",
  set,
  id: wanted.id,
  body: {
    sdkmessageprocessingstepid: wanted.id,
    name: wanted.name,
    stage: POST_OPERATION,
    mode: ASYNCHRONOUS,
    rank: 1,
    supporteddeployment: 0,
    // A system job for every event that arrived would fill the table of jobs.
    asyncautodelete: true,
    ...(wanted.filteringAttributes === null
      ? {}
      : { filteringattributes: wanted.filteringAttributes }),
    "eventhandler_serviceendpoint@odata.bind": `/serviceendpoints(${endpointId})`,
    ...bindings(wanted),
  },
});

/** The columns that differ; a step that somebody switched off is switched on again. */
export const differentStep = (wanted: DesiredStep, present: ActualStep): Write | undefined => {
  const body: Record<string, unknown> = {};
  if (present.name !== wanted.name) body["name"] = wanted.name;
  if (present.stage !== POST_OPERATION) body["stage"] = POST_OPERATION;
  if (present.mode !== ASYNCHRONOUS) body["mode"] = ASYNCHRONOUS;
  if (!present.autoDelete) body["asyncautodelete"] = true;
  if (!present.enabled) Object.assign(body, { statecode: 0, statuscode: 1 });
  if (sorted(present.filteringAttributes) !== sorted(wanted.filteringAttributes ?? "")) {
    body["filteringattributes"] = wanted.filteringAttributes;
  }
  if (present.messageId !== wanted.messageId || present.filterId !== wanted.filterId) {
    Object.assign(body, bindings(wanted));
  }
  return Object.keys(body).length > 0 ? { kind: "update", set, id: present.id, body } : undefined;
};

/** Navigation properties of this table are lower case, unlike those of others. */
const bindings = ({ messageId, filterId }: DesiredStep): Record<string, string> => ({
  "sdkmessageid@odata.bind": `/sdkmessages(${messageId})`,
  "sdkmessagefilterid@odata.bind": `/sdkmessagefilters(${filterId})`,
});

/** Lists of columns are the same in any order. */
const sorted = (columns: string): string =>
  columns
    .toLowerCase()
    .split(",")
    .map((column) => column.trim())
    .filter((column) => column !== "")
    .sort()
    .join(",");
