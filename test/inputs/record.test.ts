import { InputError } from "../../src/client";
import { assembleRecord } from "../../src/inputs";

describe("assembleRecord", () => {
  it("lays Field Value over Dynamic Values", () => {
    const dynamicValues = { name: "old", revenue: 5 };
    const fieldValues = [
      { key: "name", value: "new" },
      { key: "telephone1", value: "1" },
    ];
    expect(assembleRecord({ dynamicValues, fieldValues })).toEqual({
      name: "new",
      revenue: 5,
      telephone1: "1",
    });
    expect(dynamicValues).toEqual({ name: "old", revenue: 5 });
  });

  it("keeps null and empty text, which clear a column", () => {
    const fieldValues = [{ key: "fax", value: "" }];
    expect(assembleRecord({ dynamicValues: { telephone1: null }, fieldValues })).toEqual({
      telephone1: null,
      fax: "",
    });
  });

  it("lets the last of two rows for one column win", () => {
    const fieldValues = [
      { key: "name", value: "a" },
      { key: "name", value: "b" },
    ];
    expect(assembleRecord({ fieldValues })).toEqual({ name: "b" });
  });

  it("does not let a reference that led nowhere win", () => {
    const fieldValues = [{ key: "name", value: undefined }];
    expect(assembleRecord({ dynamicValues: { name: "a" }, fieldValues })).toEqual({ name: "a" });
  });

  it.each([{}, { fieldValues: [{ key: "name", value: undefined }] }, { dynamicValues: {} }])(
    "refuses %p: there is nothing to write",
    (values) => {
      expect(() => assembleRecord(values)).toThrow(
        new InputError(
          "Nothing to write: neither Field Value nor Dynamic Values holds the value of a column.",
        ),
      );
    },
  );
});
