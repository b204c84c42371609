import { HOSTILE_NAMES } from "../../support/hostileNames";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();

interface Page {
  readonly value: readonly Record<string, unknown>[];
}

test.each(HOSTILE_NAMES)("FetchXML alias %s is a name as any other", async (alias) => {
  const contact = bench.sandbox.insert("contact", { firstname: "Ann", lastname: "Lee" });
  bench.sandbox.insert("account", { name: "Fabrikam", primarycontactid: contact });
  const xmlQuery = `<fetch><entity name="account"><attribute name="name"/><link-entity name="contact" from="contactid" to="primarycontactid" alias="${alias}"><attribute name="lastname"/></link-entity></entity></fetch>`;
  const { value } = await bench.act<Page>("fetchXml", { xmlQuery });
  const row = value.find((each) => each["name"] === "Fabrikam") ?? {};
  expect(Object.hasOwn(row, alias) ? row[alias] : undefined).toEqual({ lastname: "Lee" });
  expect(Object.getPrototypeOf(row)).toBe(Object.prototype);
  expect(Object.hasOwn(Object.prototype, "lastname")).toBe(false);
});
