import { readFilter, strictCondition } from "../../../../src/client/odata/filter/readFilter";

const strict = (text: string) => strictCondition(readFilter(text, "Filter"), "Filter");

test.each(["name eq 'x'", "not (revenue gt 5) and _ownerid_value ne null"])(
  "%s decides what is changed as it is given",
  (filter) => expect(strict(filter)).toBe(filter),
);

test.each([
  ["name = 'x'", "name eq 'x'"],
  ['name like "%x%"', "contains(name,'x')"],
  ["createdon ge 2024-01-31T08:30:00", "createdon ge 2024-01-31T08:30:00Z"],
  ["name eq 'H%26M'", "name eq 'H&M'"],
  ["$filter=name eq 'x'", "name eq 'x'"],
])(
  "%s is refused where it would decide what is changed, with the form to paste",
  (given, right) => {
    expect(() => strict(given)).toThrow(
      expect.objectContaining({ name: "InputError", message: expect.stringContaining(right) }),
    );
  },
);
