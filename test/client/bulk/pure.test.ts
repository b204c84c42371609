import { fold } from "dataverse-sandbox";
import fc from "fast-check";
import { elasticFailures } from "../../../src/client/bulk/sending/elasticFailures";
import { collationKey } from "../../../src/client/keys/collationKey";
import { refusal, response } from "../fakes";

describe("collationKey", () => {
  test("what Dataverse takes for equal is equal", () => {
    const word = fc.stringMatching(/^[A-Za-zÀ-ÿßẞ '-]{0,12}$/);
    fc.assert(
      fc.property(word, word, (one, other) => {
        if (fold(one) === fold(other)) expect(collationKey(one)).toBe(collationKey(other));
        expect(collationKey(one.toUpperCase())).toBe(collationKey(one.toLowerCase()));
      }),
    );
    expect(collationKey("Ａ－1  ")).toBe(collationKey("a－1"));
    expect(collationKey("Müller")).toBe(collationKey("MULLER "));
    expect(collationKey("Ærø Œuvre Łódź")).toBe(collationKey("AERO OEUVRE LODZ"));
    expect(collationKey("a")).not.toBe(collationKey("b"));
  });
});

describe("elasticFailures", () => {
  const name = "@Microsoft.PowerApps.CDS.ErrorDetails.Plugin.BulkApiErrorDetails";
  const answer = (details: unknown) =>
    response(400, { error: { code: "0x80040203", message: "No.", [name]: details } });

  test("the list, as JSON inside of JSON", () => {
    const details = JSON.stringify([
      { RequestIndex: 1, Id: "x", StatusCode: 412 },
      { RequestIndex: 4, Id: "y", StatusCode: 400 },
    ]);
    expect(elasticFailures(answer(details), 5)).toEqual(
      new Map([
        [1, 412],
        [4, 400],
      ]),
    );
  });

  test.each([
    ["no details", refusal(400, "0x80040203")],
    ["an empty list", answer("[]")],
    ["a row that was not sent", answer('[{"RequestIndex":5,"StatusCode":400}]')],
    ["a body that is not JSON", response(400, "<html>")],
    ["details that are not JSON", answer("{")],
  ])("%s says nothing", (_, given) => {
    expect(elasticFailures(given, 5)).toBeUndefined();
  });
});
