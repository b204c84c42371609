import fc from "fast-check";
import {
  annotationsToAsk,
  FORMATTED,
  isAskedFor,
  isCovered,
  LOOKUP_TABLE,
} from "../../../src/client/labels/annotations";

const name = fc.constantFrom(
  "*",
  "OData.*",
  FORMATTED,
  "Microsoft.Dynamics.CRM.*",
  "Microsoft.Dynamics.CRM.lookuplogicalname",
);
const pattern = fc.tuple(fc.constantFrom("", "-"), name).map((parts) => parts.join(""));
const asked = fc.uniqueArray(pattern, { maxLength: 5 }).map((names) => names.join(","));

test("labels have the texts that they are read from, whatever else is asked for", () => {
  fc.assert(
    fc.property(asked, (includeAnnotations) => {
      const names = annotationsToAsk({ includeAnnotations, includeLabels: true })?.split(",") ?? [];
      expect(isCovered(names, FORMATTED)).toBe(true);
      for (const each of includeAnnotations.split(",")) {
        if (each && each !== `-${FORMATTED}`) expect(names).toContain(each);
      }
    }),
  );
});

test("a field map has the tables of lookups, whatever else is asked for", () => {
  fc.assert(
    fc.property(asked, fc.boolean(), (includeAnnotations, includeLabels) => {
      const given = { includeAnnotations, includeLabels, fieldMap: { fields: [] } };
      const names = annotationsToAsk(given)?.split(",") ?? [];
      expect(isCovered(names, LOOKUP_TABLE)).toBe(true);
      expect(isCovered(names, FORMATTED)).toBe(
        includeLabels || isAskedFor({ includeAnnotations }, FORMATTED),
      );
    }),
  );
});

test("without labels nothing is added", () => {
  fc.assert(
    fc.property(asked, (includeAnnotations) => {
      expect(annotationsToAsk({ includeAnnotations }) ?? "").toBe(includeAnnotations);
    }),
  );
});

test.each([
  ["", false],
  ["*", true],
  ["OData.*", true],
  [FORMATTED, true],
  [`*,-${FORMATTED}`, false],
  [`-*,${FORMATTED}`, true],
  ["Microsoft.*", false],
])("the texts stay in the answer where %p asks for them: %p", (includeAnnotations, keeps) => {
  expect(isAskedFor({ includeAnnotations }, FORMATTED)).toBe(keeps);
});
