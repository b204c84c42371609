import { DataverseError } from "../../../src/client/errors/DataverseError";
import { withMissingReference } from "../../../src/client/records/missingReference";

const ID = "11111111-1111-4111-8111-111111111111";
const refused = (facts: object = {}) =>
  new DataverseError({
    operation: "Creating",
    outcome: "notDone",
    status: 404,
    detail: `account With Id = ${ID.toUpperCase()} Does Not Exist`,
    ...facts,
  });
const byKey = { detail: "No such record.", code: "0x80060891" };
const told = (error: unknown, record: unknown, isNew = true) => {
  const found = withMissingReference(error, record, isNew);
  return found instanceof DataverseError ? found.hint : found;
};

test.each<[string, DataverseError, unknown, string | undefined]>([
  [
    "a lookup",
    refused(),
    { "a@odata.bind": `/accounts(${ID})`, b: 1 },
    `a refers to /accounts(${ID}), which does not exist`,
  ],
  [
    "one of a collection",
    refused(),
    { "a@odata.bind": ["/x(1)", 5, `/accounts(${ID})`] },
    "a refers to /accounts",
  ],
  [
    "of a record within",
    refused(),
    { task: [{ "a@odata.bind": `/accounts(${ID})` }] },
    "task.0.a refers to /accounts",
  ],
  [
    "of a link",
    refused(),
    { "@odata.id": `https://x/accounts(${ID})` },
    '"target" refers to https://x/accounts',
  ],
  [
    "a key",
    refused(byKey),
    { "a@odata.bind": "/accounts(code='A%20B')" },
    "a refers to /accounts(code='A B'), which does not exist",
  ],
  [
    "one of several keys",
    refused(byKey),
    { "a@odata.bind": "/x(k=1)", "b@odata.bind": "/y(k=2)" },
    "b refers to /y(k=2); one of them does not exist",
  ],
  ["no key", refused(byKey), { "a@odata.bind": "/x(1)" }, undefined],
  ["another record", refused(), { "a@odata.bind": "/x(1)" }, undefined],
  ["nothing", refused(), null, undefined],
  [
    "what was refused otherwise",
    refused({ status: 400 }),
    { "a@odata.bind": `/x(${ID})` },
    undefined,
  ],
])("%s", (_, error, record, hint) => {
  if (hint === undefined) expect(told(error, record)).toBeUndefined();
  else expect(told(error, record)).toContain(hint);
});

test("a key may be that of the record itself, unless that is new; another error stays what it is", () => {
  expect(told(refused(byKey), { "a@odata.bind": "/x(k=1)" }, false)).toBeUndefined();
  const other = new TypeError("x");
  expect(told(other, {})).toBe(other);
});
