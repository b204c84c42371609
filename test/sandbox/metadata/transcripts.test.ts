import {
  describeTranscripts,
  headersOf,
  shapeOf,
  type Transcript,
  transcripts,
} from "../outside/transcripts";
import { useApi } from "../support/api";
import { crm, labelOf, textColumn, wanted } from "./definitions";

const api = useApi();
const attributes = "EntityDefinitions(LogicalName='new_project')/Attributes";

/** The placeholder documentation writes for an environment's address, in whatever letter case. */
const anywhere = /\[Organization UR[IL]\]/gi;

/** The tables of the documentation are stood in for by one of ours. */
const localized = (text: string) =>
  text.replace(anywhere, "").replace(/\b(sample|new)_bankaccount\b/g, "new_project");

async function replay({ request, response }: Transcript) {
  const body = request.body === null ? {} : { body: localized(request.body) };
  const headers = headersOf(request.headers.filter(([name]) => name !== "Content-Length"));
  const answer = await api.send(request.method, localized(request.url), { headers, ...body });
  expect({ status: answer.status, error: answer.status < 400 ? "" : answer.text }).toEqual({
    status: response.status,
    error: "",
  });
  for (const [name, value] of response.headers) {
    if (name !== "OData-EntityId") expect(answer.headers.get(name)).toContain(value);
  }
  if (response.body_json !== undefined) {
    expect(shapeOf(answer.body)).toEqual(shapeOf(response.body_json));
  }
  return answer;
}

function named(topic: string, start: string): Transcript {
  const found = transcripts(topic).find(({ name }) => name.startsWith(`${topic}/${start}`));
  if (found === undefined) throw new Error(`There is no transcript ${topic}/${start}.`);
  return found;
}

async function create(body: object) {
  wanted(await api.send("POST", attributes, { body }));
}

describeTranscripts("definitions at the real service", () => {
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
    await replay(named("metadata", start));
  });

  it("tell the value of the new option", async () => {
    const transcript = named("metadata", "001");
    const body = JSON.parse(localized(transcript.request.body ?? ""));
    const answer = await replay({
      ...transcript,
      request: { ...transcript.request, body: JSON.stringify({ ...body, Value: 727000006 }) },
    });
    expect(answer.body).toMatchObject({ NewOptionValue: 727000006 });
  });

  it("create a column: metadata/005", async () => {
    const answer = await replay(named("metadata", "005"));
    expect(answer.headers.get("odata-entityid")).toMatch(
      /EntityDefinitions\(LogicalName='new_project'\)\/Attributes\([0-9a-f-]{36}\)$/,
    );
  });

  it("tell how large a file may be: files_images/009", async () => {
    const transcript = named("files_images", "009");
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
    const { body } = await replay(transcript);
    const expected = transcript.response.body_json as Record<string, unknown>;
    expect(body["MaxSizeInKB"]).toBe(expected["MaxSizeInKB"]);
    expect(String(body["@odata.context"]).replace(api.sandbox.url, "")).toBe(
      localized(String(expected["@odata.context"])),
    );
  });
});
