import { eventOf, executionContextOf } from "../../../../src/client/webhooks/events";
import { withRow } from "../../../../src/client/webhooks/events/row";
import { cut, ids } from "../../../triggers/payloads";

const event = eventOf(executionContextOf([cut()]), {});
const LABEL = "@OData.Community.Display.V1.FormattedValue";

describe("withRow", () => {
  const whole = withRow(event, {
    "@odata.context": "https://contoso.crm4.dynamics.com/api/data/v9.2/$metadata#contacts/$entity",
    "@odata.etag": 'W/"1"',
    contactid: ids.contact,
    firstname: "James",
    description: "1,2",
    lastname: null,
    creditlimit: 1234.5,
    [`creditlimit${LABEL}`]: "€ 1,234.50",
    new_colours: "2,9",
    [`new_colours${LABEL}`]: "Red; Blue",
    versionnumber: "9007199254740993",
    [`versionnumber${LABEL}`]: "9,007,199,254,740,993",
    _parentcustomerid_value: ids.account,
    "_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "account",
    "_parentcustomerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty": "x",
    [`_parentcustomerid_value${LABEL}`]: "Fabrikam",
    _masterid_value: null,
    _ownerid_value: ids.account,
  });

  test("gives the row of the Web API the form of an event", () => {
    expect(whole.changed).toEqual({
      contactid: ids.contact,
      firstname: "James",
      description: "1,2",
      lastname: null,
      creditlimit: 1234.5,
      new_colours: [2, 9],
      versionnumber: "9007199254740993",
      parentcustomerid: { id: ids.account, table: "account", name: "Fabrikam" },
      masterid: null,
      ownerid: { id: ids.account, table: null, name: null },
    });
  });

  test("has the labels by column, and says what it is", () => {
    expect(whole.formatted).toMatchObject({
      new_colours: "Red; Blue",
      parentcustomerid: "Fabrikam",
    });
    expect(whole).toMatchObject({ truncated: true, refetched: true, primaryId: ids.contact });
    expect(event.refetched).toBe(false);
  });

  test("takes a column for a column, whatever it is called", () => {
    const record = JSON.parse(
      `{"__proto__":{"polluted":1},"constructor":"x","toString${LABEL}":"y"}`,
    );
    const { changed } = withRow(event, record);
    expect(Object.keys(changed)).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(changed)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});
