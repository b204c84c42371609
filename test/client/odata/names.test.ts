import { InputError } from "../../../src/client/errors/InputError";
import { columnNames, entitySetName, orderItem } from "../../../src/client/odata/names";

describe("entity set names", () => {
  test.each([
    ["accounts", "accounts"],
    [" accounts ", "accounts"],
    ["/accounts/", "accounts"],
    ["new_Thing_2s", "new_Thing_2s"],
    ["_x", "_x"],
  ])("%j is %s", (given, name) => {
    expect(entitySetName(given)).toBe(name);
  });

  test.each([
    "",
    "  ",
    "/",
    "a/b",
    "accounts?$top=1",
    "accounts(1)",
    "a b",
    "a.b",
    "1a",
    "../x",
    "a%2fb",
    "a#b",
    "$batch",
  ])("%j is refused", (given) => {
    expect(() => entitySetName(given)).toThrow(InputError);
    expect(() => entitySetName(given)).toThrow(/^Entity Type .*accounts/);
  });
});

describe("column names", () => {
  test("are kept in their order", () => {
    const names = ["name", "_primarycontactid_value", "New_X2", "prix_été"];
    expect(columnNames(names, "Field Name")).toEqual(names);
  });

  test.each(["", "a,b", "a&$top=1", "a b", "*", "a;b", "a)", "1a"])("%j is refused", (name) => {
    expect(() => columnNames(["name", name], "Field Name")).toThrow(InputError);
    expect(() => columnNames(["name", name], "Field Name")).toThrow(/^Field Name /);
  });

  test("a path gets advice", () => {
    expect(() => columnNames(["primarycontactid/fullname"], "Field Name")).toThrow(
      /is read with Expand Property Name/,
    );
  });
});

describe("order items", () => {
  test.each([
    ["name", "name"],
    [" name ", "name"],
    ["name desc", "name desc"],
    ["name   DESC", "name desc"],
    ["name Asc", "name asc"],
    ["primarycontactid/fullname asc", "primarycontactid/fullname asc"],
    ["a/b/c", "a/b/c"],
    ["desc", "desc"],
  ])("%j is %j", (given, item) => {
    expect(orderItem(given)).toBe(item);
  });

  test.each(["", "name down", "name desc desc", "a,b", "a&$top=1", "name/", "/name", "name;desc"])(
    "%j is refused",
    (given) => {
      expect(() => orderItem(given)).toThrow(InputError);
      expect(() => orderItem(given)).toThrow(/^Order By Field Name /);
    },
  );
});
