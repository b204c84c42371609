import fc from "fast-check";
import { normalizeGuid } from "../../../src/client/odata/guid";

const GUID = "7eb682f1-ca75-e511-80d4-00155d2a68d1";
const BARE = GUID.replaceAll("-", "");

test.each([
  GUID,
  GUID.toUpperCase(),
  BARE,
  BARE.toUpperCase(),
  `{${GUID}}`,
  `{${GUID.toUpperCase()}}`,
  `(${GUID})`,
  `'${GUID}'`,
  `"${GUID}"`,
  `guid'${GUID}'`,
  `GUID'${GUID}'`,
  `  ${GUID}\n`,
  `{ ${GUID} }`,
  `"{${GUID}}"`,
  `('${GUID}')`,
])("%j is read", (dressed) => {
  expect(normalizeGuid(dressed)).toBe(GUID);
});

test.each([
  "",
  "{}",
  "accounts",
  GUID.slice(1),
  `${GUID}0`,
  GUID.replace("7", "g"),
  GUID.replace("-", ""),
  `guid${GUID}`,
  `${GUID},${GUID}`,
  `accountid=${GUID}`,
  `${GUID}?x`,
])("%j is none", (text) => {
  expect(normalizeGuid(text)).toBeUndefined();
});

test("every GUID survives every dress", () => {
  const dress = fc.constantFrom(
    (id: string) => `{${id.toUpperCase()}}`,
    (id: string) => id.replaceAll("-", ""),
    (id: string) => `guid'${id}'`,
    (id: string) => ` (${id}) `,
  );
  fc.assert(
    fc.property(fc.uuid(), dress, (id, dressed) => {
      expect(normalizeGuid(dressed(id))).toBe(id);
    }),
  );
});

test("what is read is always lower case with dashes", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."0aF-{}'\" ") }), (text) => {
      const guid = normalizeGuid(text);
      if (guid) expect(guid).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    }),
  );
});
