import { Refusal } from "../../errors";
import type { Call } from "../../records/call";
import type { Row } from "../../types";
import type { UnboundOperation } from "../types";
import { type Closing, closeRecord, privilegesOf } from "./closeRecord";

const closing: Closing = {
  table: "incident",
  parameter: "IncidentResolution",
  activity: "incidentresolution",
  lookup: "incidentid",
  state: 1,
  check: (call, row, id) => {
    refuseClosed(row);
    refuseOpenChildren(call, id);
    refuseOpenActivities(call, id);
  },
};

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/closeincident */
export const closeIncident: UnboundOperation = {
  name: "CloseIncident",
  kind: "action",
  parameters: { IncidentResolution: "mscrm.incidentresolution", Status: "Edm.Int32" },
  privileges: privilegesOf(closing),
  run: (invocation) => closeRecord(invocation, closing),
};

function refuseClosed({ statecode }: Row): void {
  if (statecode === 1) {
    throw new Refusal(400, "0x800404cf", "This case has already been resolved.");
  }
  if (statecode !== 0) {
    throw new Refusal(400, "0x80044411", "The case has already been closed or canceled.");
  }
}

function refuseOpenChildren({ store }: Call, id: string): void {
  if (store.find("incident", { parentcaseid: id, statecode: 0 }).length === 0) return;
  throw new Refusal(400, "0x8004f456", "This case has open child cases and cannot be closed.");
}

/** Open, and scheduled as appointments are. */
const UNDONE = [0, 3];

function refuseOpenActivities({ store }: Call, id: string): void {
  const open = UNDONE.some(
    (statecode) => store.find("activitypointer", { regardingobjectid: id, statecode }).length > 0,
  );
  if (!open) return;
  throw new Refusal(400, "0x8004440a", "The case cannot be closed because it has open activities.");
}
