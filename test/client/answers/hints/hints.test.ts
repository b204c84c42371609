import { hintFor } from "../../../../src/client/answers/hints/hints";
import type { Refusal } from "../../../../src/client/answers/hints/refusal";
import { isOtherVersion } from "../../../../src/client/answers/otherVersion";

const hint = (status: number, code: string, message = "", method = "PATCH") =>
  hintFor({ status, code, message, method } satisfies Refusal);

test.each([
  [403, "0x80072560", /application user/],
  [403, "0x80042F09", /no security role/],
  [403, "0x80040225", /disabled/],
  [403, "0x8004D24B", /licence/],
  [403, "0x8004A110", /prvActOnBehalfOfAnotherUser/],
  [400, "0x80048408", /statecode and statuscode together/],
  [400, "0x8004431A", /choice/],
  [400, "0x80044331", /Shorten/],
  [405, "0x80040227", /Other records refer to this one/],
  [400, "0x80040265", /plug-in/],
  [400, "0x8004E023", /50,000/],
  [404, "0x80060891", /alternate key values/],
])("%i %s, in any letter case", (status, code, words) => {
  expect(hint(status, code)).toMatch(words);
  expect(hint(status, code.toLowerCase())).toMatch(words);
  expect(hint(status, code.toUpperCase().replace("0X", "0x"))).toMatch(words);
});

test("a missing privilege is named", () => {
  const message =
    "Principal user (Id=1, type=8, roleCount=1) is missing prvReadAccount privilege (Id=2) on OTC=1 for entity 'account'.";
  expect(hint(403, "0x80040220", message)).toMatch(/the privilege prvReadAccount$/);
});

test("a missing right on a record is named, and no privilege is guessed", () => {
  const message =
    "user with id 4498f998-4207-ef11-9f89-002248d8367d does not have ReadAccess right(s) for record with id edc22b0f-2838-f011-877a-000d3a83fd0f of entity Account. Consider assigning a role with the required access level.";
  expect(hint(403, "0x80048306", message)).toMatch(/^The user lacks ReadAccess to this record/);
  expect(hint(403, "0x80040220", "Access is denied.")).toBeUndefined();
});

test("a missing privilege is named whatever the words around it, and with whom it is missing", () => {
  const check =
    "SecLib::CheckPrivilege failed. User: 1, PrivilegeName: prvReadEntity, PrivilegeId: 2, Required Depth: Basic.";
  expect(hint(403, "0x80040220", check)).toMatch(/the user the privilege prvReadEntity$/);
  const team = "7eb682f1-ca75-e511-80d4-00155d2a68d1";
  const message = `Principal team (Id=${team}, type=9, roleCount=0) is missing prvReadlead privilege (Id=2).`;
  const found = hint(403, "0x80040220", message);
  expect(found).toContain("prvReadlead");
  expect(found).toContain(`team ${team}`);
  expect(found).not.toContain("the user");
  expect(hint(403, "0x80040220", "Principal team is missing prvReadLead privilege")).toBe(
    "Give a security role of the team in the message the privilege prvReadLead",
  );
});

test.each([
  ["median", "in lower case"],
  ["Sum", ": <column> with sum as <name>"],
])("the aggregation method %s", (method, words) => {
  const message = `The aggregation method '${method}' is not supported.`;
  expect(hint(400, "0x0", message, "GET")).toMatch(/^Aggregations are written .*, in lower case/);
  expect(hint(400, "0x0", message, "GET")?.endsWith(words)).toBe(true);
});

test("the number of SQL Server says what a failure is about, as far as it is known", () => {
  expect(hint(500, "0x80044150", "Sql Number: -2")).toMatch(/took too long/);
  expect(hint(500, "0x80044150", "Sql Number: 99999")).toBeUndefined();
  expect(hint(500, "0x80044151")).toMatch(/took too long/);
});

test.each([
  [412, undefined, true],
  [412, "0x80060882", true],
  [412, "0x80040237", false],
  [400, undefined, false],
])("%s %s is about another version: %s", (status, code, isOther) => {
  expect(isOtherVersion(status, code)).toBe(isOther);
});

describe("a 403 of another cause makes no claim about roles", () => {
  test.each([
    ["0x80048306", "No access."],
    ["", "The access was refused."],
    ["0x80099999", "Something new."],
  ])("unknown: %s %s", (code, message) => {
    expect(hint(403, code, message)).toBeUndefined();
  });

  test.each([
    [
      "",
      "The request you are trying to make is rejected as access to your IP is blocked. Contact your administrator for more information.",
      /IP firewall/,
    ],
    [
      "0x80095ffc",
      "Access to Dataverse API is restricted for this application Id : 'x'.",
      /Client ID/,
    ],
    ["0x8004A104", "", /environment is disabled/],
    ["", "The organization is in administration mode.", /administration mode/],
  ])("known: %s %s", (code, message, words) => {
    const found = hint(403, code, message);
    expect(found).toMatch(words);
    expect(found).not.toMatch(/role/);
  });
});

describe("one code, several meanings: the text decides", () => {
  const sqlError = (number: number) =>
    ` Sql error: Generic SQL error. CRM ErrorCode: -2147204784 Sql ErrorCode: -2146232060 Sql Number: ${number}`;
  test.each([
    [500, "0x80044150", sqlError(1205), /deadlock/],
    [500, "0x80044150", sqlError(1222), /lock time-out/],
    [500, "0x80044150", sqlError(547), /does not exist/],
    [500, "0x80044150", sqlError(2627), /same key/],
    [
      400,
      "0x80048d0b",
      "Dataverse Search feature is disabled for this organization.",
      /search is off/,
    ],
    [400, "0x80048d0b", "Link entities are not supported.", /no joins/],
    [429, "0x80071151", "Cannot start the requested operation.", /imported|published/],
  ])("%i %s %s", (status, code, message, words) => {
    expect(hint(status, code, message)).toMatch(words);
  });

  test.each([
    [500, "0x80044150", sqlError(8114)],
    [400, "0x80048d0b", "Something else."],
    [412, "", "A precondition failed."],
  ])("%i %s %s: no hint rather than a wrong one", (status, code, message) => {
    expect(hint(status, code, message) ?? "").not.toMatch(/deadlock|search|version/i);
  });
});

describe("404", () => {
  test.each([
    ["0x8006088a", "Resource not found for the segment 'Account'.", /entity set name.*letter case/],
    ["0x80060888", "Resource not found for the segment 'Account'.", /entity set name/],
    ["0x80040217", "account With Id = 1 Does Not Exist", /Check the Entity ID/],
    ["", "account With Id = 1 Does Not Exist", /Check the Entity ID/],
    ["", "annotation With Id = 1 Does Not Exist", /^Check the ID: the record may/],
    [
      "",
      "No HTTP resource was found that matches the request URI 'https://h/WhoAmI'.",
      /Functions are called with GET, actions with POST/,
    ],
  ])("%s %s", (code, message, words) => {
    expect(hint(404, code, message)).toMatch(words);
  });

  test("of anything else says nothing", () => {
    expect(hint(404, "", "Gone.")).toBeUndefined();
  });
});

describe("412 has more than one meaning", () => {
  const changed = /changed since its version was read/;
  test.each([
    [
      "0x80060882",
      "The version of the existing record doesn't match the RowVersion property provided.",
      changed,
    ],
    [
      "",
      "The version of the existing record doesn't match the RowVersion property provided.",
      changed,
    ],
    ["", "A record with matching key values already exists.", /only a create was allowed/],
    [
      "0x80040333",
      "A record was not created or updated because a duplicate of the current record already exists.",
      /duplicate detection rule/,
    ],
    ["0x80040237", "Cannot insert duplicate key.", /same id or key exists already/],
    ["", "Cannot insert duplicate key.", /same id or key exists already/],
    ["0x80060892", "Entity Key AccountNumber violated.", /has this alternate key/],
    [
      "",
      "Entity Key AccountNumber violated. A record with the same value for x already exists.",
      /has this alternate key/,
    ],
  ])("%s %s", (code, message, words) => {
    expect(hint(412, code, message)).toMatch(words);
  });
});

test.each([
  [413, "", "", /too large/],
  [500, "", "", /run again later/],
  [500, "0x80040224", "An unexpected error occurred.", /plug-in/],
  [503, "", "the answer is an HTML page, not an answer of the Web API", /run again later/],
  [502, "", "Bad Gateway", /run again later/],
])("%i", (status, code, message, words) => {
  expect(hint(status, code, message)).toMatch(words);
});

test("where Dataverse's words say it all, nothing is added", () => {
  expect(hint(400, "0x80040203", "Invalid argument.")).toBeUndefined();
  expect(hint(429, "0x80072322", "Number of requests exceeded the limit.")).toBeUndefined();
});
