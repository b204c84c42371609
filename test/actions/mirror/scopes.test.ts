import type { MirrorResult } from "../../../src/client";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { fresh, inputsOf, makeAccounts, mirror, statuses, stored } from "./support";

useVirtualTime();
const bench = useSandbox({ seed: "empty" });
const free = { guards: { maxRemovalPercent: 100 } };

const view = (name: string, fetchxml: string): string => {
  bench.sandbox.insert("savedquery", {
    name,
    returnedtypecode: "account",
    querytype: 0,
    fetchxml,
    layoutxml: '<grid><row><cell name="name" /></row></grid>',
  });
  return name;
};

describe("a record and the scope", () => {
  test("whose row is in another scope is rejected, unless it is adopted", async () => {
    const [city, other] = [fresh("Mine"), fresh("Other")];
    const [id] = makeAccounts(bench, other, [{ accountnumber: `${city}-1`, name: "One" }]);
    const records = [{ accountnumber: `${city}-1`, name: "Mine", address1_city: city }];
    const result = await mirror(bench, city, records);
    expect(result).toMatchObject({ complete: true, rejected: 1, scopeRows: 0 });
    expect(result.results[0]).toMatchObject({ id, status: "rejected" });
    expect(result.results[0]?.error?.message).toMatch(/belongs to another scope; with Adopt/);
    expect(stored(bench, other)[`${city}-1`]).toMatchObject({ name: "One" });
    const adopted = await mirror(bench, city, records, { options: { adopt: "true" } });
    expect(statuses(adopted)).toEqual(["updated"]);
    expect(stored(bench, city)[`${city}-1`]).toMatchObject({ name: "Mine" });
  });

  test("that would leave the scope, or begin outside of it, is rejected", async () => {
    const city = fresh("Stay");
    makeAccounts(bench, city, [
      { accountnumber: `${city}-1`, name: "One" },
      { accountnumber: `${city}-2`, name: "Two" },
    ]);
    const records = [
      { accountnumber: `${city}-1`, name: "One", address1_city: "Elsewhere" },
      { accountnumber: `${city}-2`, name: "Zwei", address1_city: city.toUpperCase() },
      { accountnumber: `${city}-3`, name: "Three", address1_city: "Elsewhere" },
      { accountnumber: `${city}-4`, name: "Four", address1_city: city },
    ];
    const result = await mirror(bench, city, records);
    expect(statuses(result)).toEqual(["rejected", "updated", "rejected", "inserted"]);
    expect(result.results[0]?.error?.message).toMatch(/would put the row outside of the scope/);
  });

  test("is left alone by a function of the condition only where that looks at no column it changes", async () => {
    const city = fresh("Func");
    makeAccounts(bench, city, [
      { accountnumber: `${city}-1`, name: "One" },
      { accountnumber: `${city}-2`, name: "Two" },
    ]);
    const scope = `startswith(address1_city,'${city}')`;
    const records = [
      { accountnumber: `${city}-1`, name: "Uno" },
      { accountnumber: `${city}-2`, address1_city: `${city} North` },
    ];
    const result = await mirror(bench, city, records, { scope });
    expect(statuses(result)).toEqual(["updated", "rejected"]);
    expect(result.results[1]?.error?.message).toMatch(/cannot be foreseen that the row stays/);
  });

  test("is not led out of the scope by a lookup that the condition goes through", async () => {
    const city = fresh("Path");
    const contact = bench.sandbox.insert("contact", { lastname: city });
    const other = bench.sandbox.insert("contact", { lastname: "Other" });
    makeAccounts(bench, city, [
      { accountnumber: `${city}-1`, name: "One", primarycontactid: contact },
      { accountnumber: `${city}-2`, name: "Two", primarycontactid: contact },
    ]);
    const records = [
      { accountnumber: `${city}-1`, name: "Uno", primarycontactid: contact },
      { accountnumber: `${city}-2`, name: "Two", primarycontactid: other },
    ];
    const scope = `primarycontactid/lastname eq '${city}'`;
    expect(statuses(await mirror(bench, city, records, { scope }))).toEqual([
      "updated",
      "rejected",
    ]);
    const shown = view(
      fresh("Linked"),
      `<fetch><entity name="account"><attribute name="name"/><link-entity name="contact" from="contactid" to="primarycontactid"><filter><condition attribute="lastname" operator="eq" value="${city}"/></filter></link-entity></entity></fetch>`,
    );
    const again = await mirror(bench, city, records, { scope: shown });
    expect(statuses(again)).toEqual(["unchanged", "rejected"]);
  });

  test("by addresses of another key than the id", async () => {
    const city = fresh("Address");
    makeAccounts(bench, city, [
      { accountnumber: `${city}-1`, name: "One" },
      { accountnumber: `${city}-2`, name: "Two" },
    ]);
    const records = [1, 2].map((at) => ({
      "@odata.id": `accounts(accountnumber='${city}-${at}')`,
      name: "new",
    }));
    const more = { alternateKey: "", missing: "deactivate", ...free };
    const result = await mirror(bench, city, records, more);
    expect(statuses(result)).toEqual(["updated", "updated"]);
    expect(result).toMatchObject({ complete: true, deactivated: 0 });
  });

  test("without a scope goes by its key alone", async () => {
    const city = fresh("None");
    makeAccounts(bench, city, [
      { accountnumber: `${city}-1`, name: "One", statecode: 1, statuscode: 2 },
    ]);
    const records = [
      { accountnumber: `${city}-1`, name: "One" },
      { accountnumber: `${city}-2`, name: "Two", address1_city: city },
    ];
    const result = await mirror(bench, city, records, { scope: "" });
    expect(statuses(result)).toEqual(["reactivated", "inserted"]);
    expect(result).toMatchObject({ complete: true, scopeRows: 0 });
    const again = await mirror(bench, city, records, { scope: "" });
    expect(statuses(again)).toEqual(["unchanged", "unchanged"]);
  });

  test("goes by its id where no key is named", async () => {
    const city = fresh("Id");
    const [one, two] = makeAccounts(bench, city, [{ name: "One" }, { name: "Two" }]);
    const records = [{ accountid: `{${one?.toUpperCase()}}`, name: "Uno" }];
    const more = { alternateKey: "", missing: "deactivate", ...free };
    const result = await mirror(bench, city, records, more);
    expect(result).toMatchObject({ updated: 1, deactivated: 1 });
    expect(result.removals).toEqual([{ id: two, status: "deactivated" }]);
  });

  test("modes: updateOnly rejects what has no row, insertOnly leaves rows as they are", async () => {
    const city = fresh("Mode");
    makeAccounts(bench, city, [
      { accountnumber: `${city}-1`, name: "One", statecode: 1, statuscode: 2 },
    ]);
    const records = [
      { accountnumber: `${city}-1`, name: "Uno" },
      { accountnumber: `${city}-2`, name: "Two", address1_city: city },
    ];
    const inserted = await mirror(bench, city, records, { options: { mode: "insertOnly" } });
    expect(statuses(inserted)).toEqual(["unchanged", "inserted"]);
    expect(stored(bench, city)[`${city}-1`]).toMatchObject({ name: "One", statecode: 1 });
    const only = [records[0], { accountnumber: `${city}-3`, name: "Three" }];
    const options = { mode: "updateOnly", reactivate: false };
    const updated = await mirror(bench, city, only, { options });
    expect(statuses(updated)).toEqual(["updated", "rejected"]);
    expect(stored(bench, city)[`${city}-1`]).toMatchObject({ name: "Uno", statecode: 1 });
  });
});

describe("keys as Dataverse compares them", () => {
  const PAIRS = [
    ["Straße", "STRASSE"],
    ["İstanbul", "istanbul"],
    ["１２３", "123"],
    ["Café", "CAFÉ"],
    ["Cafe\u0301", "Café"],
    ["Œuvre", "oeuvre"],
    ["blank ", "blank"],
    ["Łódź", "lodz"],
  ] as const;

  test("a row is found whatever its form, and never removed for it", async () => {
    const city = fresh("Form");
    const rows = PAIRS.map(([form], at) => ({ accountnumber: `${city}${at} ${form}`, name: "n" }));
    makeAccounts(bench, city, rows);
    makeAccounts(bench, city, [{ accountnumber: `${city} gone`, name: "n" }]);
    const records = PAIRS.map(([, form], at) => ({
      accountnumber: `${city}${at} ${form}`,
      name: "m",
    }));
    const more = { missing: "deactivate", ...free };
    const result = await mirror(bench, city, records, more);
    expect(statuses(result)).toEqual(PAIRS.map(() => "updated"));
    expect(result).toMatchObject({ complete: true, deactivated: 1, scopeRows: PAIRS.length + 1 });
    const all = await mirror(bench, city, records, {
      ...more,
      scope: `address1_city eq '${city}'`,
    });
    expect(all).toMatchObject({ unchanged: PAIRS.length, deactivated: 0 });
  });

  test("rows of the scope without a key are listed and kept", async () => {
    const city = fresh("Keyless");
    const [id] = makeAccounts(bench, city, [{ name: "no number" }]);
    const records = [{ accountnumber: `${city}-1`, name: "One", address1_city: city }];
    const result = await mirror(bench, city, records, { missing: "deactivate", ...free });
    expect(result).toMatchObject({ complete: true, deactivated: 0, scopeRows: 1 });
    expect(result.skippedRemovals).toEqual([
      { id, reason: expect.stringMatching(/no value of the key/) },
    ]);
  });

  test("keys of several columns and kinds, in the whole table", async () => {
    const region = fresh("R");
    const make = (count: number) =>
      Array.from({ length: count }, (_, at) => ({
        new_number: at,
        new_region: region,
        new_name: `${at}`,
      }));
    for (const row of make(3))
      bench.sandbox.insert("new_project", { ...row, new_code: `${region}-${row.new_number}` });
    const inputs = {
      entityType: "new_projectcollection",
      alternateKey: "new_number,new_region",
      scope: `new_region eq '${region}'`,
      missing: "deactivate",
      ...free,
      records: [
        ...make(2),
        { new_number: "7", new_region: region, new_name: "7", new_code: `${region}-7` },
      ],
    };
    const result = await bench.act<MirrorResult>("mirrorEntities", inputs);
    expect(statuses(result)).toEqual(["unchanged", "unchanged", "inserted"]);
    expect(result.deactivated).toBe(1);
  });
});

test("a new row whose key would put it outside of the scope is rejected", async () => {
  const region = fresh("R");
  const records = [1, 2].map((at) => ({
    new_number: at,
    new_region: at === 1 ? region : `${region}-other`,
    new_code: `${region}-${at}`,
  }));
  const inputs = {
    entityType: "new_projectcollection",
    alternateKey: "new_number,new_region",
    scope: `new_region eq '${region}' and new_number lt 9`,
    records,
  };
  const result = await bench.act<MirrorResult>("mirrorEntities", inputs);
  expect(statuses(result)).toEqual(["inserted", "rejected"]);
  expect(result.results[1]?.error?.message).toMatch(/would put the row outside of the scope/);
});

test("a list that only updates may say which rows are inactive", async () => {
  const city = fresh("State");
  makeAccounts(bench, city, [{ accountnumber: `${city}-1`, name: "One" }]);
  const records = [{ accountnumber: `${city}-1`, statecode: "Inactive" }];
  const options = { mode: "updateOnly" };
  expect(statuses(await mirror(bench, city, records, { options }))).toEqual(["updated"]);
  expect(stored(bench, city)[`${city}-1`]).toMatchObject({ statecode: 1 });
  expect(statuses(await mirror(bench, city, records, { options }))).toEqual(["unchanged"]);
});

describe("a view as scope", () => {
  test("by its name: links that repeat rows, distinct, order and columns change nothing", async () => {
    const city = fresh("View");
    const [one = ""] = makeAccounts(bench, city, [
      { accountnumber: `${city}-1`, name: "One" },
      { accountnumber: `${city}-2`, name: "Two" },
    ]);
    for (const lastname of ["a", "b"])
      bench.sandbox.insert("contact", { lastname, parentcustomerid: one });
    const name = view(
      `Shop ${city}`,
      `<fetch distinct="true"><entity name="account"><attribute name="telephone1"/><order attribute="name"/><filter><condition attribute="address1_city" operator="eq" value="${city}"/></filter><link-entity name="contact" from="parentcustomerid" to="accountid" link-type="outer" alias="c"><attribute name="lastname"/></link-entity></entity></fetch>`,
    );
    const records = [
      { accountnumber: `${city}-1`, name: "Uno" },
      { accountnumber: `${city}-3`, name: "Three", address1_city: city },
    ];
    const result = await mirror(bench, city, records, {
      scope: name,
      missing: "deactivate",
      ...free,
    });
    expect(result).toMatchObject({
      complete: true,
      scopeRows: 2,
      updated: 1,
      inserted: 1,
      deactivated: 1,
    });
    const moved = [...records, { accountnumber: `${city}-2`, address1_city: "Elsewhere" }];
    const again = await mirror(bench, city, moved, { scope: name });
    expect(statuses(again)).toEqual(["unchanged", "unchanged", "rejected"]);
  });

  const REFUSED = [
    ["top", '<fetch top="5"><entity name="account"/></fetch>', /ends after its first rows/],
    [
      "aggregate",
      '<fetch aggregate="true"><entity name="account"><attribute name="accountid" aggregate="count" alias="n"/></entity></fetch>',
      /adds rows up/,
    ],
  ] as const;
  test.each(REFUSED)("with %s is refused", async (_, xml, message) => {
    const scope = view(fresh("Odd view"), xml);
    const error = await bench.failure("mirrorEntities", inputsOf("x", [], { scope }));
    expect(error.message).toMatch(message);
  });

  test("what is neither a condition nor a view says so", async () => {
    const error = await bench.failure(
      "mirrorEntities",
      inputsOf("x", [], { scope: "No such view" }),
    );
    expect(error.message).toMatch(
      /^Scope .*As the name of a view: View "No such view" is no view of account/,
    );
  });
});
