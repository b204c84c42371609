import { answerOf, type Fact, fact, headersOf, shapeOf, shapeOfAnswer } from "../outside/facts";
import { useApi } from "../support/api";
import { crm, labelOf, textColumn, wanted } from "./definitions";

const api = useApi();
const attributes = "EntityDefinitions(LogicalName='new_project')/Attributes";

/** The placeholder for an environment's address. */
const anywhere = /\[Organization URI\]/g;

/** The tables of the documentation are stood in for by one of ours. */
const localized = (text: string) =>
  text.replace(anywhere, "").replace(/\b(sample|new)_bankaccount\b/g, "new_project");

async function replay(given: Fact) {
  const { request, response } = given;
  const body = request.body === undefined ? {} : { body: localized(request.body) };
  const headers = headersOf(request.headers.filter(([name]) => name !== "Content-Length"));
  const answer = await api.send(request.method, localized(request.url), { headers, ...body });
  expect({ status: answer.status, error: answer.status < 400 ? "" : answer.text }).toEqual({
    status: response.status,
    error: "",
  });
  for (const [name, value] of response.headers) {
    if (name !== "OData-EntityId") expect(answer.headers.get(name)).toContain(value);
  }
  const shape = shapeOfAnswer(given);
  if (shape !== undefined) expect(shapeOf(answer.body)).toEqual(shape);
  return answer;
}

async function create(body: object) {
  wanted(await api.send("POST", attributes, { body }));
}

describe("definitions at the real service", () => {
  beforeAll(async () => {
    await create({
      "@odata.type": `${crm}.PicklistAttributeMetadata`,
      SchemaName: "sample_Choice",
      OptionSet: {
        Options: [0, 1, 2, 3, 4].map((at) => ({
          Value: 727000000 + at,
          Label: labelOf({ 1033: `Option ${at}` }),
        })),
      },
    });
    const option = (Value: number) => ({ Value, Label: labelOf({ 1033: String(Value) }) });
    await create({
      "@odata.type": `${crm}.BooleanAttributeMetadata`,
      SchemaName: "new_Boolean",
      OptionSet: { TrueOption: option(1), FalseOption: option(0) },
    });
  });

  it.each(["001", "002", "003", "004"])("change options: metadata/%s", async (start) => {
    await replay(fact(`metadata/${start}`));
  });

  it("tell the value of the new option", async () => {
    const given = fact("metadata/001");
    const body = JSON.parse(localized(given.request.body ?? ""));
    const answer = await replay({
      ...given,
      request: { ...given.request, body: JSON.stringify({ ...body, Value: 727000006 }) },
    });
    expect(answer.body).toMatchObject({ NewOptionValue: 727000006 });
  });

  it("create a column: metadata/005", async () => {
    const answer = await replay(fact("metadata/005"));
    expect(answer.headers.get("odata-entityid")).toMatch(
      /EntityDefinitions\(LogicalName='new_project'\)\/Attributes\([0-9a-f-]{36}\)$/,
    );
  });

  it("tell how large a file may be: files_images/009", async () => {
    const given = fact("files_images/009");
    wanted(
      await api.send("POST", "EntityDefinitions(LogicalName='account')/Attributes", {
        body: {
          ...textColumn("sample_FileColumn"),
          "@odata.type": `${crm}.FileAttributeMetadata`,
          FormatName: undefined,
          MaxLength: undefined,
          MaxSizeInKB: 102400,
        },
      }),
    );
    const { body } = await replay(given);
    const expected = answerOf(given);
    expect(body["MaxSizeInKB"]).toBe(expected["MaxSizeInKB"]);
    expect(String(body["@odata.context"]).replace(api.sandbox.url, "")).toBe(
      localized(String(expected["@odata.context"])),
    );
  });
});
