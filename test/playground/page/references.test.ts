import fc from "fast-check";
import {
  isReference,
  pathOf,
  pathSteps,
  placesIn,
  valueAt,
} from "../../../playground/page/model/references";

describe("a place in an answer", () => {
  it.each([
    ["value[0].name", ["value", "0", "name"]],
    ["value.0.name", ["value", "0", "name"]],
    ['["@odata.etag"]', ["@odata.etag"]],
    ['a["b\\"c"][2]', ["a", 'b"c', "2"]],
    ["", []],
  ])("%s is read as steps", (path, steps) => expect(pathSteps(path)).toEqual(steps));

  it("is written as it is read", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 })), (steps) => {
        expect(pathSteps(pathOf(steps))).toEqual(steps);
      }),
    );
  });

  it("leads to what is there, and not to what every object inherits", () => {
    const data = { value: [{ name: "A" }], "@odata.etag": "W/1" };
    expect(valueAt(data, "value[0].name")).toBe("A");
    expect(valueAt(data, '["@odata.etag"]')).toBe("W/1");
    expect(valueAt(data, "")).toBe(data);
    expect(valueAt(data, "value[1].name")).toBeUndefined();
    expect(valueAt(data, "constructor.name")).toBeUndefined();
  });

  it("is offered for all that an input can take, the shallow ones first", () => {
    const places = placesIn({ value: [{ name: "A" }, { name: "B" }], hasMore: false });
    expect(places).toEqual(["", "value", "hasMore", "value[0]", "value[0].name"]);
    const wide = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`c${at}`, at]));
    expect(placesIn(wide)).toHaveLength(200);
  });

  it("always leads to something where it is offered", () => {
    fc.assert(
      fc.property(fc.object(), (data) => {
        for (const place of placesIn(JSON.parse(JSON.stringify(data)))) {
          expect(valueAt(JSON.parse(JSON.stringify(data)), place)).toBeDefined();
        }
      }),
    );
  });

  it("is a reference only where it says so", () => {
    expect(isReference({ $from: { pin: 1, path: "" } })).toBe(true);
    for (const other of ["$from", null, [], Object.create({ $from: 1 })]) {
      expect(isReference(other)).toBe(false);
    }
  });
});
