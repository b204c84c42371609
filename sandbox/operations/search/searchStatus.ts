import type { Call } from "../../records/call";
import { sourcesOf } from "../../search/sources";
import type { UnboundOperation } from "../types";
import { isEnabled, openSearch } from "./request";

/** https://learn.microsoft.com/power-apps/developer/data-platform/search/statistics-status#status */
export const searchStatus: UnboundOperation = {
  name: "searchstatus",
  kind: "function",
  returns: { response: "Edm.String" },
  run({ call }) {
    call.search.enter(call.context.userId, call.context.now());
    return { members: { response: JSON.stringify({ value: statusOf(call) }) } };
  },
};

/** https://learn.microsoft.com/power-apps/developer/data-platform/search/statistics-status#statistics */
export const searchStatistics: UnboundOperation = {
  name: "searchstatistics",
  kind: "function",
  returns: { response: "Edm.String" },
  run({ call }) {
    openSearch(call);
    const documentcount = [...sourcesOf(call.store).keys()]
      .map((table) => Number(call.store.select(`SELECT COUNT(*) AS n FROM "${table}"`)[0]?.["n"]))
      .reduce((sum, count) => sum + count, 0);
    const storagesizeinbytes = documentcount * 823;
    const storagesizeinmb = Math.floor(storagesizeinbytes / 1_048_576);
    const value = { storagesizeinbytes, storagesizeinmb, documentcount };
    return { members: { response: JSON.stringify({ value }) } };
  },
};

function statusOf({ store, context }: Call): Record<string, unknown> {
  if (!isEnabled(store)) return { status: "notprovisioned", lockboxstatus: "Unknown" };
  const at = `!${stamp(context.now())}`;
  const entitystatusresults = [...sourcesOf(store).values()].map(({ table, indexed }) => ({
    entitylogicalname: table.logicalName,
    objecttypecode: table.declaration.objectTypeCode,
    primarynamefield: table.primaryName ?? "",
    lastdatasynctimestamp: `${store.nextVersion()}${at}`,
    lastprincipalobjectaccesssynctimestamp: `0${at}`,
    entitystatus: "EntitySyncComplete",
    searchableindexedfieldinfomap: Object.fromEntries(
      [...indexed].map((name, index) => [name, { indexfieldname: `a_${index}` }]),
    ),
  }));
  return {
    entitystatusresults,
    status: "provisioned",
    lockboxstatus: "Disabled",
    cmkstatus: "Disabled",
  };
}

/** `09/12/2022 14:26:14`. */
function stamp(now: number): string {
  const [year, month, day, time] = new Date(now).toISOString().split(/[-T.]/);
  return `${month}/${day}/${year} ${time}`;
}
