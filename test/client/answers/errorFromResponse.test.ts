import { errorFromResponse, requestIdOf } from "../../../src/client/answers/errorFromResponse";
import { refusal, request, response } from "../fakes";

test("status, code, words, hint and request id of the answer", () => {
  const answer = {
    ...refusal(404, "0x80040217", "account With Id = 1 Does Not Exist"),
    headers: { "x-ms-service-request-id": "r-1", "content-type": "application/json" },
  };
  expect(errorFromResponse(request({ operation: "Getting accounts(1)" }), answer)).toMatchObject({
    outcome: "notDone",
    status: 404,
    code: "0x80040217",
    detail: "account With Id = 1 Does Not Exist",
    requestId: "r-1",
    message:
      "Getting accounts(1) failed (404 0x80040217): account With Id = 1 Does Not Exist. Check the Entity ID: the record may have been deleted, or the user may not see it. [request id r-1]",
  });
});

test("an outcome that is unknown says how to find out, instead of what was wrong", () => {
  const answer = response(503, "<html>");
  expect(errorFromResponse(request(), answer, "unknown")).toMatchObject({
    outcome: "unknown",
    hint: "It is not known whether this was carried out: look before repeating it",
  });
  const whenUnknown = "Look for the record first";
  expect(errorFromResponse(request({ whenUnknown }), answer, "unknown").hint).toBe(whenUnknown);
  expect(errorFromResponse(request({ whenUnknown }), answer).hint).toMatch(/run again later/);
});

test.each([
  [{ "x-ms-service-request-id": "a", req_id: "b", "x-ms-request-id": "c" }, "a"],
  [{ req_id: "b", "x-ms-request-id": "c" }, "b"],
  [{ "x-ms-request-id": "c" }, "c"],
  [{ "x-ms-client-request-id": "ours" }, undefined],
  [{}, undefined],
])("the request id of %j is %p", (headers, id) => {
  expect(requestIdOf(headers)).toBe(id);
});
