import { Refusal } from "../../errors";
import { notSimulated } from "../../odata/refusals";
import { tableOf } from "../../records/call";
import type { Row } from "../../types";
import { needs } from "../privileges";
import { rowById } from "../sales/rowById";
import type { UnboundOperation } from "../types";

/** `{!contact:firstname;dear customer;}`: a column of the record, and the text to use if it is empty. */
const PLACE = /\{!(\w+):(\w+);([^;{}]*);?\}/g;

/**
 * Makes an e-mail of a template and a record, and stores nothing. A template is for records of one table; those of
 * users are for everything.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/instantiatetemplate
 */
export const instantiateTemplate: UnboundOperation = {
  name: "InstantiateTemplate",
  kind: "action",
  parameters: { TemplateId: "Edm.Guid", ObjectType: "Edm.String", ObjectId: "Edm.Guid" },
  returns: "Collection(mscrm.crmbaseentity)",
  privileges: [needs("Read", "template")],
  run({ call, given }) {
    const { row: template } = rowById(call, "template", given.text("TemplateId"));
    const type = given.text("ObjectType");
    if (!call.store.schema.tables.has(type)) throw notSimulated(`templates for ${type}`);
    if (template["templatetypecode"] !== type) {
      const message = `The template is for records of ${template["templatetypecode"]}, not of ${type}.`;
      throw new Refusal(400, "0x80040b07", message);
    }
    const { row } = rowById(call, tableOf(call, type).logicalName, given.text("ObjectId"));
    const filled = {
      "@odata.type": "#Microsoft.Dynamics.CRM.email",
      subject: fill(template["subject"], type, row),
      description: fill(template["body"], type, row),
    };
    return { whole: [filled] };
  },
};

function fill(text: Row[string] | undefined, type: string, row: Row): string {
  return String(text ?? "").replace(PLACE, (_place, table: string, column: string, otherwise) =>
    String((table === type ? row[column] : undefined) ?? otherwise),
  );
}
