import { lacking, misnamed, outOfPlace } from "../../../src/client/batch/fieldRules";
import { action } from "./samples";

describe("fieldRules", () => {
  test("returnRepresentation may stand where saved flows have it, and be false anywhere", () => {
    const fields = (value: unknown) => new Map([["returnRepresentation" as const, value]]);
    expect(outOfPlace("delete", fields(true))).toEqual([]);
    expect(outOfPlace("function", fields("false"))).toEqual([]);
    expect(outOfPlace("function", fields(true))).toHaveLength(1);
  });

  test("what an action lacks; a reference needs no collection", () => {
    const bare = { collection: undefined, key: undefined };
    expect(lacking(action({ ...bare, action: "update" }))).toHaveLength(3);
    expect(lacking(action({ collection: undefined, key: "$x", action: "delete" }))).toEqual([]);
    expect(
      lacking(action({ collection: undefined, key: "1", action: "action", name: "a" })),
    ).toEqual(['"key" needs "collection"']);
  });

  test("names that would change a URL", () => {
    expect(misnamed(action({ action: "action", name: "a/b" }))).toHaveLength(1);
    expect(misnamed(action({ contentId: "a b" }))).toHaveLength(1);
    expect(misnamed(action({ action: "function", parameters: { "a)": 1 } }))).toHaveLength(1);
    expect(misnamed(action({ action: "action", parameters: { "@odata.type": 1 } }))).toEqual([]);
  });
});
