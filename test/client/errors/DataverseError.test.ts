import { inspect } from "node:util";
import { isConnectionError, isSpectralError } from "@prismatic-io/spectral";
import { errorFromResponse } from "../../../src/client/answers/errorFromResponse";
import { connectionError } from "../../../src/client/errors/connectionError";
import { DataverseError } from "../../../src/client/errors/DataverseError";
import { TransportFailure, UnreadableBody } from "../../../src/client/errors/failures";
import { errorHook } from "../../../src/client/errors/hook";
import { InputError } from "../../../src/client/errors/InputError";
import { ambiguousOutcome, retriesExhausted } from "../../../src/client/http/ambiguousOutcome";
import { connection, refusal, request, response, secrets } from "../fakes";

const facts = { operation: "Getting accounts(1)", outcome: "notDone", detail: "gone" } as const;

describe("the message stands by itself", () => {
  test.each([
    [facts, "Getting accounts(1) failed: gone."],
    [{ ...facts, detail: "Gone." }, "Getting accounts(1) failed: Gone."],
    [{ ...facts, detail: " really? " }, "Getting accounts(1) failed: really?"],
    [
      { ...facts, status: 404, code: "0x80040217" },
      "Getting accounts(1) failed (404 0x80040217): gone.",
    ],
    [{ ...facts, status: 404, code: "" }, "Getting accounts(1) failed (404): gone."],
    [
      { ...facts, status: 404, hint: "Check the id", requestId: "r-1" },
      "Getting accounts(1) failed (404): gone. Check the id. [request id r-1]",
    ],
  ])("%j", (given, message) => {
    expect(new DataverseError(given).message).toBe(message);
  });
});

test("its facts are properties to branch on, once each", () => {
  const error = new DataverseError({ ...facts, status: 404, code: "0x1", requestId: "r-1" });
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    name: "DataverseError",
    isSpectralError: true,
    operation: "Getting accounts(1)",
    outcome: "notDone",
    status: 404,
    code: "0x1",
    detail: "gone",
    requestId: "r-1",
  });
  expect(isSpectralError(error)).toBe(true);
  expect(error).toBeInstanceOf(Error);
});

test("another hint keeps everything else", () => {
  const error = new DataverseError({ ...facts, status: 404, hint: "a", requestId: "r" });
  const other = error.withHint("b");
  expect({ ...other, hint: undefined, stack: "" }).toEqual({
    ...error,
    hint: undefined,
    stack: "",
  });
  expect(other.message).toBe("Getting accounts(1) failed (404): gone. b. [request id r]");
});

test("a connection error marks the connection and carries none of its values", () => {
  const error = connectionError(connection(), "Wrong.");
  expect(isConnectionError(error)).toBe(true);
  expect(error.message).toBe("Wrong.");
  expect(error.connection).toEqual({
    key: "clientCredentials",
    configVarKey: "dataverse",
    fields: {},
  });
});

describe("nothing secret is part of an error, however it is printed", () => {
  const guarded = request({
    method: "POST",
    idempotency: "never",
    url: `https://contoso.crm4.dynamics.com/api/data/v9.2/accounts?sig=${secrets.body}`,
    headers: { Authorization: `Bearer ${secrets.token}`, Cookie: secrets.cookie },
    body: secrets.body,
  });
  const headers = {
    "set-cookie": secrets.cookie,
    "www-authenticate": `Bearer ${secrets.token}`,
    "x-ms-service-request-id": "r-1",
  };
  const answer = response(503, `<html>${secrets.body}`, headers);
  const attempt = { result: { kind: "answer", status: 503 }, response: answer } as const;
  const failure = new TransportFailure(
    "cutOff",
    "the answer broke off",
    "ECONNRESET",
    201,
    headers,
  );
  const errors: readonly [string, Error][] = [
    ["a refusal", errorFromResponse(guarded, answer)],
    ["a refusal in doubt", errorFromResponse(guarded, answer, "unknown")],
    ["an unknown outcome", ambiguousOutcome(guarded, attempt, "unknown", false)],
    [
      "retries that ran out",
      retriesExhausted(guarded, attempt, { why: "5 retries did not help" }, true),
    ],
    [
      "a cut answer",
      ambiguousOutcome(
        guarded,
        { result: { kind: "cutOff", status: 201 }, failure },
        "done",
        false,
      ),
    ],
    [
      "an unreadable answer",
      ambiguousOutcome(
        guarded,
        {
          result: { kind: "unreadable" },
          response: answer,
          failure: new UnreadableBody("no JSON"),
        },
        "done",
        false,
      ),
    ],
    ["a connection error", connectionError(connection(), "Wrong.")],
    ["an input error", new InputError("Wrong.")],
  ];

  test.each(errors)("%s", (_, error) => {
    const printed = [
      JSON.stringify(error),
      inspect(error, { depth: 10, showHidden: true }),
      String(error),
      String(error.stack),
      JSON.stringify(Object.getOwnPropertyDescriptors(error)),
      inspect(errorHook(error), { depth: 10, showHidden: true }),
    ].join("\n");
    for (const secret of Object.values(secrets)) expect(printed).not.toContain(secret);
  });
});

describe("the hook", () => {
  test.each([
    ["a Dataverse error", new DataverseError(facts)],
    ["an input error", new InputError("x")],
    ["a connection error", connectionError(connection(), "x")],
  ])("leaves %s as it is", (_, error) => {
    expect(errorHook(error)).toBe(error);
  });

  test.each([
    ["an Error", new Error("boom"), "boom"],
    ["a text", "boom", "boom"],
    ["nothing", undefined, "undefined"],
  ])("makes %s a plain SpectralError, once", (_, thrown, message) => {
    const error = errorHook(thrown);
    expect(isSpectralError(error)).toBe(true);
    expect((error as Error).message).toBe(message);
    expect(errorHook(error)).toBe(error);
  });

  test.each([
    new TypeError("x is undefined"),
    new RangeError("Maximum call stack size exceeded"),
    new URIError("URI malformed"),
    Object.assign(Object.create(null) as object, { name: "TypeError", message: "elsewhere" }),
  ])("says of %s what it means, beside what the program says", (thrown) => {
    const error = errorHook(thrown) as Error;
    const { message } = thrown as Error;
    expect(isSpectralError(error)).toBe(true);
    expect(error.message).toMatch(/^A fault in the component itself /);
    expect(error.message).toContain(message);
    expect(errorHook(error)).toBe(error);
  });

  test("drops what else an error carries", () => {
    const error = Object.assign(new Error("boom"), { config: { headers: secrets.token } });
    expect(inspect(errorHook(error), { depth: 10 })).not.toContain(secrets.token);
  });
});

test.each([
  ["the host name was not found (ENOTFOUND)", "the host name was not found (ENOTFOUND). Check it."],
  ["it is missing [row 3]", "it is missing [row 3]. Check it."],
  ["Is it there?", "Is it there? Check it."],
  ["It is not there (see the list.)", "It is not there (see the list.) Check it."],
])("%s: what to do begins a sentence of its own", (detail, text) => {
  const error = new DataverseError({
    operation: "Reading",
    outcome: "notDone",
    detail,
    hint: "Check it",
  });
  expect(error.message).toBe(`Reading failed: ${text}`);
});

test("a refusal of the sandbox's shape becomes one sentence", () => {
  expect(errorFromResponse(request(), refusal(400, "0x80040203", "Bad argument")).message).toBe(
    "Querying accounts failed (400 0x80040203): Bad argument.",
  );
});
