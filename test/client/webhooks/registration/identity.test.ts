import fc from "fast-check";
import {
  ownershipOf,
  registrationName,
  rowId,
} from "../../../../src/client/webhooks/registration/identity";
import { identity } from "./rows";

const text = fc.string({ minLength: 1, maxLength: 40 });

describe("registrationName", () => {
  test("is readable, and far shorter than the column", () => {
    expect(registrationName(identity)).toMatch(/^Record Events [0-9a-f]{12}(-[0-9a-f]{12}){2}$/);
  });

  test("is the same for the same identity and differs with each of its parts", () => {
    fc.assert(
      fc.property(text, text, text, text, (instanceId, flowStableId, url, other) => {
        const one = { instanceId, flowStableId, url };
        expect(registrationName({ ...one })).toBe(registrationName(one));
        for (const part of ["instanceId", "flowStableId", "url"] as const) {
          const same = registrationName({ ...one, [part]: other }) === registrationName(one);
          expect(same).toBe(other === one[part]);
        }
      }),
    );
  });
});

describe("ownershipOf", () => {
  const name = registrationName(identity);

  test("tells this instance's from another's", () => {
    expect(ownershipOf(name, identity.instanceId)).toEqual({
      ownedByComponent: true,
      ownedByInstance: true,
      trigger: "Record Events",
    });
    expect(ownershipOf(name, "another")).toEqual({
      ownedByComponent: true,
      ownedByInstance: false,
      trigger: "Record Events",
    });
    expect(ownershipOf(name, undefined)).toMatchObject({ ownedByInstance: false });
  });

  test.each(["Record Events", `${name} `, `my ${name}`, name.toUpperCase(), ""])(
    "%j is nobody's of ours",
    (foreign) => {
      expect(ownershipOf(foreign, identity.instanceId)).toEqual({
        ownedByComponent: false,
        ownedByInstance: false,
        trigger: null,
      });
    },
  );

  test("knows each trigger's, under names that are not each other's", () => {
    const changes = registrationName(identity, "Column Value Changed");
    expect(changes.replace("Column Value Changed", "Record Events")).toBe(name);
    expect(ownershipOf(changes, identity.instanceId)).toEqual({
      ownedByComponent: true,
      ownedByInstance: true,
      trigger: "Column Value Changed",
    });
    expect(ownershipOf(name.replace("Events", "Things"), undefined).ownedByComponent).toBe(false);
  });
});

describe("rowId", () => {
  test("is a GUID, the same for the same parts and no other", () => {
    fc.assert(
      fc.property(fc.array(text), fc.array(text), (one, other) => {
        const id = rowId("name", ...one);
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(rowId("name", ...other) === id).toBe(same);
      }),
    );
  });
});
