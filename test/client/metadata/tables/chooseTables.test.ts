import {
  chooseTables,
  matcher,
  namesOfNone,
} from "../../../../src/client/metadata/tables/chooseTables";
import { account, order, project, table } from "../tables";

const custom = { ...project, isCustom: true };
const child = table("activityparty", { isChild: true });
const customChild = table("new_part", { isChild: true, isCustom: true });
const all = [account, order, child, custom, customChild].map((each) => ({ table: each, code: 1 }));
const chosen = (params: Parameters<typeof chooseTables>[1]) =>
  chooseTables(all, params).map(({ table: { logicalName } }) => logicalName);

const EVERYTHING = ["account", "salesorder", "activityparty", "new_project", "new_part"];

describe("the tables that are chosen", () => {
  it.each([
    [{}, EVERYTHING],
    [{ includeAllCustomRecordTypes: false }, ["account", "salesorder", "activityparty"]],
    [{ includeOnlyTopLevelRecordTypes: true }, ["account", "salesorder", "new_project"]],
    [{ recordTypeFilter: ["account"], includeAllCustomRecordTypes: false }, ["account"]],
    [{ recordTypeFilter: ["new_part"], includeAllCustomRecordTypes: false }, ["new_part"]],
    [{ recordTypeFilter: ["account"] }, ["account", "new_project", "new_part"]],
    [
      { recordTypeFilter: ["activityparty", "account"], includeOnlyTopLevelRecordTypes: true },
      ["account", "new_project"],
    ],
    [
      {
        recordTypeFilter: ["activityparty"],
        includeAllCustomRecordTypes: false,
        includeOnlyTopLevelRecordTypes: true,
      },
      [],
    ],
  ])("%j", (params, expected) => {
    expect(chosen(params)).toEqual(expected);
  });

  it.each([
    "ACCOUNT",
    "Accounts",
    "firma",
    " Firmen ",
    "société",
    account.metadataId.toUpperCase(),
  ])("a filter matches names and labels in any letter case: %s", (name) => {
    expect(matcher([name])(account)).toBe(true);
    expect(matcher([name])(order)).toBe(false);
  });

  it("names that no table has are known", () => {
    expect(namesOfNone(all, ["Firma", "Konto", "ORDERS"])).toEqual(["Konto"]);
    expect(namesOfNone(all, [])).toEqual([]);
  });
});
