import type { Session } from "../../../src/client/session/session";
import { closingMessage } from "../../../src/client/states/closingMessages";
import { messageBody } from "../../../src/client/states/messageBody";
import { resolveTarget } from "../../../src/client/states/resolveTarget";
import { tableStates } from "../../../src/client/states/tableStates";
import type { TableDefinition } from "../../../src/client/types/tables";
import { MODELS, tableWith } from "./tables";

const id = "7eb682f1-ca75-e511-80d4-00155d2a68d1";
/** Plain details ask for nothing. */
const nobody = {} as Session;

const body = (table: TableDefinition, status: string, details: Record<string, string>) => {
  const states = tableStates(table);
  const to = resolveTarget(status, states);
  const message = closingMessage(table.logicalName, to.state.value);
  if (!message) throw new Error("An update does it.");
  return messageBody(nobody, message, { table, states, id, to, details });
};

test("plain details are sent as they are, beside the record and the type of the activity", async () => {
  const table = tableWith("opportunity", MODELS.opportunity);
  const details = { subject: "Because", description: "It's cheap" };
  expect(await body(table, "Out-Sold", details)).toEqual({
    Status: 5,
    OpportunityClose: {
      ...details,
      "@odata.type": "Microsoft.Dynamics.CRM.opportunityclose",
      "opportunityid@odata.bind": `/opportunitys(${id})`,
    },
  });
});

test("a subject made of long labels fits, and holds whole characters", async () => {
  const table = tableWith("quote", { ...MODELS.quote, 2: ["Won", { 4: "💡".repeat(200) }] });
  const sent = (await body(table, "4", {})) as { QuoteClose: { subject: string } };
  const { subject } = sent.QuoteClose;
  expect(subject).toMatch(/^quote: (?:💡)+$/u);
  expect(subject.length).toBeLessThanOrEqual(200);
});
