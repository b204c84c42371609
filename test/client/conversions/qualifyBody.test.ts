import fc from "fast-check";
import {
  qualifyBody,
  readCreated,
  requireOpportunity,
} from "../../../src/client/conversions/qualifyBody";
import { UnreadableBody } from "../../../src/client/errors/failures";
import { InputError } from "../../../src/client/errors/InputError";
import { HOSTILE_NAMES } from "../../support/hostileNames";
import { response } from "../fakes";

const id = fc.uuid();
const maybe = fc.option(id, { nil: undefined });
const flags = fc.record({
  createAccount: fc.boolean(),
  createContact: fc.boolean(),
  createOpportunity: fc.boolean(),
});
const resolved = fc.record({
  account: maybe,
  contact: maybe,
  currency: maybe,
  campaign: maybe,
  status: fc.integer(),
});

describe("the body of QualifyLead", () => {
  test("creates what is wanted and not there, and names one customer at most", () => {
    fc.assert(
      fc.property(flags, resolved, (wanted, found) => {
        const body = qualifyBody({ lead: "x", ...wanted }, found);
        expect(body["CreateAccount"]).toBe(wanted.createAccount && found.account === undefined);
        expect(body["CreateContact"]).toBe(wanted.createContact && found.contact === undefined);
        expect(body["CreateOpportunity"]).toBe(wanted.createOpportunity);
        expect(body["Status"]).toBe(found.status);
        const customer = body["OpportunityCustomerId"] as Record<string, string> | undefined;
        if (!wanted.createOpportunity) expect(customer).toBeUndefined();
        else if (found.account !== undefined) expect(customer?.["accountid"]).toBe(found.account);
        else if (body["CreateAccount"]) expect(customer).toBeUndefined();
        else expect(customer?.["contactid"]).toBe(found.contact);
        expect(Object.values(body)).not.toContain(undefined);
      }),
    );
  });

  test("is refused for what an opportunity would be needed for", () => {
    fc.assert(
      fc.property(flags, maybe, maybe, (wanted, currency, campaign) => {
        const params = { lead: "x", ...wanted, currency, campaign };
        const isLost = !wanted.createOpportunity && (currency ?? campaign) !== undefined;
        const check = () => requireOpportunity(params);
        if (isLost) expect(check).toThrow(InputError);
        else expect(check).not.toThrow();
      }),
    );
  });
});

describe("what a qualification says it created", () => {
  const crm = "#Microsoft.Dynamics.CRM.";
  const read = (value: unknown) => readCreated(response(200, { value }));

  test("is read in any order, with and without types", () => {
    const table = fc.constantFrom("account", "contact", "opportunity");
    fc.assert(
      fc.property(fc.array(fc.tuple(table, id, fc.boolean())), (rows) => {
        const value = rows.map(([name, guid, isTyped]) => ({
          ...(isTyped ? { "@odata.type": crm + name } : {}),
          [`${name}id`]: guid.toUpperCase(),
        }));
        expect(read(value)).toEqual(rows.map(([name, guid]) => ({ table: name, id: guid })));
      }),
    );
  });

  test("may be of a table that nobody knows here", () => {
    const new_dealid = "7eb682f1-ca75-e511-80d4-00155d2a68d1";
    expect(read([{ "@odata.type": `${crm}new_deal`, new_dealid }])).toEqual([
      { table: "new_deal", id: new_dealid },
    ]);
  });

  test.each<[unknown]>([
    [undefined],
    ["x"],
    [[1]],
    [[{}]],
    [[{ accountid: "x" }]],
    [[{ "@odata.type": `${crm}account` }]],
    [[{ "@odata.type": 5, accountid: 5 }]],
    ...HOSTILE_NAMES.map((name): [unknown] => [[{ "@odata.type": crm + name }]]),
  ])("is unreadable as %j", (value) => {
    expect(() => read(value)).toThrow(UnreadableBody);
  });
});
