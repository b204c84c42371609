import { executionContextOf, WebhookError } from "../../../../src/client/webhooks/events";
import { contactUpdate } from "../../../triggers/payloads";

const body = contactUpdate();
const text = JSON.stringify(body);

describe("executionContextOf", () => {
  test.each([
    ["text", text],
    ["text with a byte order mark", `\uFEFF${text}`],
    ["a Buffer", Buffer.from(text)],
    ["bytes", new Uint8Array(Buffer.from(text))],
    ["a Buffer after a trip through JSON", JSON.parse(JSON.stringify(Buffer.from(text)))],
    ["an object", body],
  ])("reads %s", (_, given) => {
    expect(executionContextOf([given])).toEqual(body);
  });

  test("takes the first body that is an event", () => {
    expect(executionContextOf([undefined, body])).toEqual(body);
    expect(executionContextOf(["", body])).toEqual(body);
    expect(executionContextOf([{ foo: "bar" }, text])).toEqual(body);
  });

  test("keeps every digit of large numbers", () => {
    const large = text.replace('"James"', "9007199254740993");
    expect(JSON.stringify(executionContextOf([large]))).toContain('"9007199254740993"');
  });

  test.each([
    ["nothing", undefined],
    ["no JSON", "<html>secret-body</html>"],
    ["cut JSON", text.slice(0, 200)],
    ["a list", [body]],
    ["another object", { foo: "secret-body" }],
    ["a message without a table", { MessageName: "Update" }],
    ["a message that is no text", { MessageName: 1, PrimaryEntityName: "contact" }],
    ["an empty message", { MessageName: "", PrimaryEntityName: "contact" }],
    ["bytes that are no JSON", Buffer.from([0xff, 0xfe])],
  ])("refuses %s, and does not quote it", (_, given) => {
    const refused = () => executionContextOf([given]);
    expect(refused).toThrow(WebhookError);
    expect(refused).toThrow(/not an event of Dataverse.*RemoteExecutionContext/);
    expect(refused).not.toThrow(/secret-body/);
  });
});
