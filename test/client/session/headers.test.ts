import { InputError } from "../../../src/client/errors/InputError";
import {
  guid,
  impersonationHeaders,
  versionTag,
  writeHeaders,
} from "../../../src/client/session/headers";

const USER = "7eb682f1-ca75-e511-80d4-00155d2a68d1";

describe("impersonation", () => {
  test("by one id or the other, as Dataverse prints GUIDs", () => {
    expect(impersonationHeaders({})).toEqual({});
    expect(impersonationHeaders({ impersonateUserId: "", impersonateObjectId: undefined })).toEqual(
      {},
    );
    expect(impersonationHeaders({ impersonateUserId: `{${USER.toUpperCase()}}` })).toEqual({
      MSCRMCallerID: USER,
    });
    expect(impersonationHeaders({ impersonateObjectId: USER })).toEqual({ CallerObjectId: USER });
  });

  test("never by both", () => {
    const both = { impersonateUserId: USER, impersonateObjectId: USER };
    expect(() => impersonationHeaders(both)).toThrow(InputError);
    expect(() => impersonationHeaders(both)).toThrow(/cannot both be set/);
  });

  test.each([
    [{ impersonateUserId: "jane@contoso.com" }, /^Impersonate User ID .*is not a GUID/],
    [{ impersonateObjectId: `${USER}\r\nX: y` }, /^Impersonate Object ID .*is not a GUID/],
  ])("%j is refused", (ids, message) => {
    expect(() => impersonationHeaders(ids)).toThrow(message);
  });
});

test("write options are headers only where they are chosen", () => {
  expect(writeHeaders({})).toEqual({});
  expect(writeHeaders({ detectDuplicates: false })).toEqual({});
  expect(
    writeHeaders({
      detectDuplicates: true,
      bypassCustomLogic: "CustomSync,CustomAsync",
      impersonateObjectId: USER,
    }),
  ).toEqual({
    "MSCRM.SuppressDuplicateDetection": "false",
    "MSCRM.BypassBusinessLogicExecution": "CustomSync,CustomAsync",
    CallerObjectId: USER,
  });
});

test.each([
  ['W/"1234567"', 'W/"1234567"'],
  ['  w/"1234567" ', 'W/"1234567"'],
  ['"1234567"', 'W/"1234567"'],
  ["1234567", 'W/"1234567"'],
  ['W/\\"1234567\\"', 'W/"1234567"'],
  ['W/"e1015c6f-0000-0200-0000-67af80e80000"', 'W/"e1015c6f-0000-0200-0000-67af80e80000"'],
  ["*", "*"],
])("the version %s is sent as %s", (given, tag) => {
  expect(versionTag(given)).toBe(tag);
});

test.each(["", "W/", '""', 'W/"1", W/"2"', "1 2", "1\r\nX: y", "2024-01-01T00:00:00Z"])(
  "%j is no version",
  (given) => {
    expect(() => versionTag(given)).toThrow(InputError);
    expect(() => versionTag(given)).toThrow(/^Record Version .*@odata\.etag/);
  },
);

test("a GUID that is none names its input", () => {
  expect(guid(`{${USER}}`, "Record ID")).toBe(USER);
  expect(() => guid("5", "Record ID")).toThrow(/^Record ID "5" is not a GUID/);
});
