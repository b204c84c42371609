import { InputError } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
const HALF = "Rocket \ud83d";

const fetchXml = `<fetch><entity name="account"><filter><condition attribute="name" operator="eq" value="${HALF}"/></filter></entity></fetch>`;
const batch = (action: object) => ({ actions: [action] });

test.each<[string, string, Record<string, unknown>, RegExp]>([
  [
    "a key",
    "getEntity",
    { entityType: "accounts", entityId: `accountnumber='${HALF}'` },
    /Entity ID/,
  ],
  [
    "a key of an address",
    "getEntity",
    { entityType: "accounts", entityId: `/api/data/v9.2/accounts(accountnumber='${HALF}')` },
    /Entity ID/,
  ],
  ["a FetchXML query", "fetchXml", { xmlQuery: fetchXml }, /XML Query/],
  ["a path", "rawRequest", { url: `accounts(accountnumber='${HALF}')`, method: "GET" }, /URL/],
  [
    "an address",
    "rawRequest",
    { url: `/api/data/v9.2/accounts?$filter=name eq '${HALF}'`, method: "GET" },
    /URL/,
  ],
  [
    "a query parameter",
    "rawRequest",
    {
      url: "accounts",
      method: "GET",
      queryParams: [{ key: "$filter", value: `name eq '${HALF}'` }],
    },
    /Query Param/,
  ],
  ["a body", "rawRequest", { url: "accounts", method: "POST", data: `{"name":"${HALF}"}` }, /Data/],
  [
    "a parameter of a function",
    "batchEntityActions",
    batch({ action: "function", name: "WhoAmI", parameters: { Name: HALF } }),
    /Name/,
  ],
  [
    "a key of a batch",
    "batchEntityActions",
    batch({ action: "get", collection: "accounts", key: `accountnumber='${HALF}'` }),
    /key/,
  ],
])("%s with half a character is refused by name", async (_, action, inputs, input) => {
  const error = await bench.failure(action, inputs);
  expect(error).toBeInstanceOf(InputError);
  expect(error.message).toMatch(input);
  expect(error.message).toMatch(/half a character/);
  expect(bench.requests().filter(({ url }) => /Rocket|\$batch/.test(url))).toHaveLength(0);
});
