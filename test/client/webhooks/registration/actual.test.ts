import { actualIn, imagesIn } from "../../../../src/client/webhooks/registration/actual";
import { describe as describeEndpoint } from "../../../../src/client/webhooks/registration/endpointRows";

const ID = "11111111-1111-4111-8111-111111111111";

test("columns that nobody filled are blank, and a key counts as the one it was registered with", () => {
  const step = { sdkmessageprocessingstepid: ID };
  const row = { serviceendpointid: ID, serviceendpoint_sdkmessageprocessingstep: [step] };
  expect(actualIn({ value: [row] })).toEqual([
    {
      id: ID,
      name: "",
      url: "",
      contract: undefined,
      authtype: undefined,
      authValueSet: true,
      description: "",
      steps: [
        {
          id: ID,
          name: "",
          messageId: "",
          filterId: "",
          filteringAttributes: "",
          stage: undefined,
          mode: undefined,
          autoDelete: false,
          enabled: false,
        },
      ],
    },
  ]);
  const image = { sdkmessageprocessingstepimageid: ID, _sdkmessageprocessingstepid_value: ID };
  expect(imagesIn({ value: [image] })).toEqual([
    { id: ID, stepId: ID, name: "", alias: "", type: undefined, property: "", attributes: "" },
  ]);
});

test.each<[string, () => unknown]>([
  ["serviceendpoint", () => actualIn({})],
  ["serviceendpoint", () => actualIn({ value: [5] })],
  ["serviceendpointid", () => actualIn({ value: [{ name: "x" }] })],
  ["sdkmessageprocessingstep", () => actualIn({ value: [{ serviceendpointid: ID }] })],
  ["sdkmessageprocessingstepimageid", () => imagesIn({ value: [{}] })],
])("an answer without %s is refused", (what, read) => {
  expect(read).toThrow(what);
});

test("a name that is long is cut in the description of a webhook, and its key is not", () => {
  const text = describeEndpoint("Record Events", "F".repeat(200), "I", "abcdefghijkl");
  expect(text).toContain(`"${"F".repeat(80)}…"`);
  expect(text).toMatch(/ of instance "I"; removed with it\. Key abcdefghijkl\.$/);
});
