import { DataverseError } from "../../../src/client/errors/DataverseError";
import { readFieldMap } from "../../../src/client/mapping/readFieldMap";
import { resolveFieldMap } from "../../../src/client/mapping/resolveFieldMap";
import { writeTyped } from "../../../src/client/records/writeTyped";
import { thing } from "../values/fixtures";

const map = resolveFieldMap(
  readFieldMap({ title: "string", memo: "memo" }) ?? { fields: [] },
  thing,
);
const hintOf = async (detail: string, hint?: string, isMapped = true) => {
  const facts = { operation: "Creating", outcome: "notDone", status: 400, detail } as const;
  const error = new DataverseError({ ...facts, hint });
  const writable = { entityType: "things", record: {}, afterCreate: {}, isTyped: true };
  const fromApp = isMapped ? { fromApp: { map, faults: [] } } : {};
  const found = await writeTyped({ ...writable, ...fromApp }, "create", () =>
    Promise.reject(error),
  ).catch((thrown: unknown) => thrown);
  return (found as DataverseError).hint;
};

test("a refusal that names a column says which field of the app it is", async () => {
  expect(await hintOf("A value of string is too long.")).toBe('string is the field "title"');
  expect(await hintOf("Too long.", "Look at string")).toBe(
    'Look at string. string is the field "title"',
  );
  // What is called the same in both needs no word.
  expect(await hintOf("memo is too long.")).toBeUndefined();
  expect(await hintOf("stringent rules.", "Wait")).toBe("Wait");
  expect(await hintOf("A value of string is too long.", undefined, false)).toBeUndefined();
});

test("what is no refusal stays what it is", async () => {
  const writable = { entityType: "things", record: {}, afterCreate: {}, isTyped: true };
  const fault = new TypeError("x");
  await expect(writeTyped(writable, "create", () => Promise.reject(fault))).rejects.toBe(fault);
  await expect(writeTyped(writable, "create", () => Promise.resolve(5))).resolves.toBe(5);
});
