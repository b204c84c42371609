import fc from "fast-check";
import { InputError } from "../../../src/client/errors/InputError";
import { keyPath, recordKey } from "../../../src/client/keys/recordKey";
import { expectAtOnce } from "../../linear/expectAtOnce";
import { anyText } from "../../support/anyText";
import { environment } from "../fakes";
import { readKey } from "../odata/readKey";

const GUID = "7eb682f1-ca75-e511-80d4-00155d2a68d1";
const path = (entityId: string, entityType = "accounts") =>
  keyPath(entityType, recordKey({ environment, set: entityType }, entityId));

test.each([
  GUID,
  `  {${GUID.toUpperCase()}} `,
  `(${GUID})`,
  GUID.replaceAll("-", ""),
  `accounts(${GUID})`,
  `/accounts(${GUID})`,
  `/api/data/v9.2/accounts(${GUID})`,
  `${environment.apiRoot}accounts(${GUID})`,
  `${environment.origin}/api/data/v9.0/accounts(${GUID})`,
  `${environment.apiRoot}accounts(${GUID})?$select=name`,
  `${environment.apiRoot.toUpperCase().replace("/API/DATA/V9.2/", "/api/data/v9.2/")}accounts(${GUID})`,
])("the record of %j", (entityId) => {
  expect(path(entityId)).toBe(`accounts(${GUID})`);
});

test.each([
  ["accountnumber='A-1'", "accounts(accountnumber='A-1')"],
  ["accounts(accountnumber='A-1')", "accounts(accountnumber='A-1')"],
  ["name='O''Brien',number=5", "accounts(name='O''Brien',number=5)"],
  ['{"name":"O\'Brien","number":5}', "accounts(name='O''Brien',number=5)"],
  [`accountid=${GUID}`, `accounts(accountid=${GUID})`],
  ["name='a (b)'", "accounts(name='a%20(b)')"],
])("an alternate key: %s", (entityId, expected) => {
  expect(path(entityId)).toBe(expected);
});

test("an OData-EntityId is decoded once and encoded once", () => {
  const url = `${environment.apiRoot}accounts(name='a%20b%23c%40d',code='%C3%A4')`;
  expect(path(url)).toBe("accounts(name='a%20b%23c%40d',code='%C3%A4')");
});

test("the path of any alternate key leads back to itself as a URL", () => {
  const usable = anyText().filter((text) => text.trim() !== "" && !/[/<>*%&:\\?+]/.test(text));
  fc.assert(
    fc.property(usable, usable, (first, second) => {
      const key = `a='${first.replaceAll("'", "''")}',b='${second.replaceAll("'", "''")}'`;
      const once = path(key);
      expect(path(environment.apiRoot + once)).toBe(once);
      expect(readKey(once.slice("accounts(".length, -1))).toEqual([
        ["a", first],
        ["b", second],
      ]);
    }),
  );
});

test("a record of another table is refused", () => {
  expect(() => path(`contacts(${GUID})`)).toThrow(
    /record of contacts, but Entity Type is accounts/,
  );
  expect(() => path(`${environment.apiRoot}contacts(${GUID})`)).toThrow(InputError);
});

test("a record of another environment is refused", () => {
  expect(() => path(`https://fabrikam.crm.dynamics.com/api/data/v9.2/accounts(${GUID})`)).toThrow(
    /Entity ID points to https:\/\/fabrikam\.crm\.dynamics\.com/,
  );
});

test.each([
  "",
  "   ",
  "abc",
  "123",
  `${GUID}/name`,
  `${GUID}),contacts(${GUID}`,
  `accounts(${GUID})/Account_Tasks(${GUID})`,
  `${environment.origin}/main.aspx?etn=account`,
  "[]",
  "{}",
])("%j is no record's id, and the message says what is", (entityId) => {
  expect(() => path(entityId)).toThrow(InputError);
  expect(() => path(entityId)).toThrow(/not a record's id: expected a GUID, an alternate key/);
});

test("a long id is shown in part", () => {
  expect(() => path("x".repeat(1_000))).toThrow(/"x{80}…"/);
});

test("a bad table name is refused", () => {
  expect(() => path(GUID, "accounts/../x")).toThrow(/Entity Type/);
});

test.each([
  `${environment.origin}/main.aspx?appid=${GUID.replace("7", "8")}&pagetype=entityrecord&etn=accounts&id=${GUID}`,
  `${environment.origin}/main.aspx?etn=accounts&pagetype=entityrecord&ID=%7b${GUID.toUpperCase()}%7d#123`,
  `${environment.origin}/Main.aspx?pagetype=entityrecord&id=${GUID}`,
  `/main.aspx?etn=accounts&id=${GUID}`,
  `guid'${GUID}'`,
  `\u201c${GUID}\u201d`,
  `accounts(guid'${GUID}')`,
])("the record of the address %s", (entityId) => {
  expect(path(entityId)).toBe(`accounts(${GUID})`);
});

test("an environment whose API has a host of its own takes the address its pages have", () => {
  const api = {
    origin: "https://contoso.api.crm4.dynamics.com",
    apiRoot: "https://contoso.api.crm4.dynamics.com/api/data/v9.2/",
  };
  const page = (host: string) => `https://${host}/main.aspx?etn=accounts&id=${GUID}`;
  const of = (entityId: string) => recordKey({ environment: api, set: "accounts" }, entityId).id;
  expect(of(page("contoso.crm4.dynamics.com"))).toBe(GUID);
  expect(of(page("contoso.api.crm4.dynamics.com"))).toBe(GUID);
  for (const host of ["fabrikam.crm4.dynamics.com", "contoso.crm.dynamics.com", "evil.example"]) {
    expect(() => of(page(host))).toThrow(InputError);
  }
});

test.each(["http://aaa", "(", "x(", "a ", "'", "{", " "])("60,000 characters of %j", (unit) => {
  const text = [unit, "a".repeat(10), unit.repeat(60_000 / unit.length), "x"].join("");
  expectAtOnce(() => expect(() => path(text)).toThrow(InputError));
});
