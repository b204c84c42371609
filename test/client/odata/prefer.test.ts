import { InputError } from "../../../src/client/errors/InputError";
import { preferHeader } from "../../../src/client/odata/prefer";

const annotations = (text: string) => preferHeader({ annotations: text })["Prefer"];

test("nothing preferred is no header", () => {
  expect(preferHeader({})).toEqual({});
  expect(preferHeader({ representation: false, maxPageSize: undefined, annotations: "" })).toEqual(
    {},
  );
});

test("all preferences are one header", () => {
  expect(preferHeader({ representation: true, maxPageSize: 50, annotations: "*" })).toEqual({
    Prefer: 'return=representation, odata.maxpagesize=50, odata.include-annotations="*"',
  });
});

test.each([
  ["*", "*"],
  [" * ", "*"],
  ["OData.Community.Display.V1.FormattedValue", "OData.Community.Display.V1.FormattedValue"],
  ["Microsoft.Dynamics.CRM.*", "Microsoft.Dynamics.CRM.*"],
  // A wildcard need not stand behind a dot.
  ["Microsoft.PowerApps.CDS.ErrorDetails*", "Microsoft.PowerApps.CDS.ErrorDetails*"],
  ["a.b , c.d", "a.b,c.d"],
  ["*,-Microsoft.Dynamics.CRM.*", "*,-Microsoft.Dynamics.CRM.*"],
  ['"*"', "*"],
  ['odata.include-annotations="a.b,c.*"', "a.b,c.*"],
  ["OData.Include-Annotations = '*'", "*"],
])("%j asks for %s", (given, list) => {
  expect(annotations(given)).toBe(`odata.include-annotations="${list}"`);
});

test.each(["a b", 'a", return=minimal', "a,,b", "a,", "**", "a*b", "a;b", "1a", "a\nb", "-"])(
  "%j is refused",
  (given) => {
    expect(() => annotations(given)).toThrow(InputError);
    expect(() => annotations(given)).toThrow(/^Include Annotations /);
  },
);
