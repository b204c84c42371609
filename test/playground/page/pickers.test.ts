import type { InputView, PickerView } from "../../../playground/contract";
import {
  choicesOf,
  filtered,
  pickerInputs,
  waitsFor,
} from "../../../playground/page/model/pickers";

const picker: PickerView = {
  source: "columns",
  takes: ["entityType", "columnUse"],
  needs: ["entityType"],
  searches: true,
};

const inputs: readonly InputView[] = [
  { key: "entityType", label: "Entity Type", type: "string", required: true, default: "" },
  { key: "columnUse", label: "Use", type: "string", required: false, default: "read" },
];

describe("a picker", () => {
  it("is asked with what it takes, defaults included, and with what was typed", () => {
    expect(pickerInputs(picker, inputs, { entityType: "accounts", other: "x" }, " na ")).toEqual({
      entityType: "accounts",
      columnUse: "read",
      search: "na",
    });
  });

  it("is not given what it does not search by, and no blanks", () => {
    expect(pickerInputs({ ...picker, searches: false }, inputs, {}, "na")).toEqual({
      columnUse: "read",
    });
  });

  it("waits for what it needs, by the labels that people see", () => {
    expect(waitsFor(picker, inputs, {})).toEqual(["Entity Type"]);
    expect(waitsFor(picker, inputs, { entityType: "accounts" })).toEqual([]);
  });

  it("offers texts and keys with labels, and nothing else", () => {
    const given = ["a", { key: "b", label: "B" }, { key: 3 }, null, 7, { label: "no key" }];
    expect(choicesOf(given)).toEqual([
      { key: "a", label: "a" },
      { key: "b", label: "B" },
      { key: "3", label: "3" },
    ]);
    expect(choicesOf({ value: [] })).toEqual([]);
  });

  it("lists what has every typed word in key or label", () => {
    const choices = choicesOf([
      { key: "accounts", label: "Account (Account)" },
      { key: "contacts", label: "Contact (Contact)" },
    ]);
    expect(filtered(choices, "ACC ount").map(({ key }) => key)).toEqual(["accounts"]);
    expect(filtered(choices, "")).toBe(choices);
  });
});
