import { InputError } from "../../../src/client";
import { recordLayers } from "../../../src/inputs";

describe("recordLayers", () => {
  it("keeps Field Value and Dynamic Values apart: only the definition tells what wins", () => {
    const dynamicValues = { name: "old", revenue: 5 };
    const fieldValues = [
      { key: "name", value: "new" },
      { key: "telephone1", value: "1" },
    ];
    expect(recordLayers({ dynamicValues, fieldValues })).toEqual({
      record: { name: "old", revenue: 5 },
      overlay: { name: "new", telephone1: "1" },
    });
  });

  it("keeps null and empty text, which clear a column", () => {
    const fieldValues = [{ key: "fax", value: "" }];
    expect(recordLayers({ dynamicValues: { telephone1: null }, fieldValues })).toEqual({
      record: { telephone1: null },
      overlay: { fax: "" },
    });
  });

  it("lets the last of two rows for one column win", () => {
    const fieldValues = [
      { key: "name", value: "a" },
      { key: "name", value: "b" },
    ];
    expect(recordLayers({ fieldValues })).toEqual({ record: {}, overlay: { name: "b" } });
  });

  it("does not let a reference that led nowhere win", () => {
    const fieldValues = [{ key: "name", value: undefined }];
    expect(recordLayers({ dynamicValues: { name: "a" }, fieldValues })).toEqual({
      record: { name: "a" },
      overlay: {},
    });
  });

  it.each([{}, { fieldValues: [{ key: "name", value: undefined }] }, { dynamicValues: {} }])(
    "refuses %p: there is nothing to write",
    (values) => {
      expect(() => recordLayers(values)).toThrow(
        new InputError(
          "Nothing to write: neither Field Value nor Dynamic Values holds the value of a column.",
        ),
      );
    },
  );
});
