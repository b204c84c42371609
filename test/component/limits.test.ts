import component from "../../src";
import { actions } from "../../src/actions";
import { addedInputs } from "./addedInputs";
import { homepage } from "./homepage";

/** Actions that saved flows know from before; the others are this component's. */
const KNOWN = new Set(
  `queryEntities getEntity createEntity updateEntity upsertEntity deleteEntity batchEntityActions
  listEntities listEntitiesAction getEntitiesMetaData getEntityMetaData queryAttributes getAttribute
  createAttribute updateAttribute listAttributesAction getCurrentUser fetchXml rawRequest
  rawRequestV2`.split(/\s+/),
);

const IMPORTANT = [
  "bulkUpsertEntities",
  "createEntity",
  "getEntity",
  "queryEntities",
  "upsertEntity",
];

describe("a form shows what matters", () => {
  it.each(Object.entries(actions))("%s", (key, { inputs }) => {
    const names = Object.keys(inputs);
    if (KNOWN.has(key)) {
      expect(addedInputs[key]?.length).toBeLessThanOrEqual(4);
      return;
    }
    expect(names.length).toBeLessThanOrEqual(8);
    expect(names[0]).toBe("connection");
  });

  it("with Options last, where there are any", () => {
    const misplaced = Object.entries(actions).filter(([, { inputs }]) => {
      const names = Object.keys(inputs);
      return names.includes("options") && names.at(-1) !== "options";
    });
    expect(misplaced).toEqual([]);
  });
});

test("five actions are marked as those that most flows need", () => {
  const marked = Object.entries(component.actions).filter(([, { display }]) => display.important);
  expect(marked.map(([key]) => key).sort()).toEqual(IMPORTANT);
});

test("the component links to the home page of the package, if it has one", () => {
  const { documentationUrl } = component as { documentationUrl?: string };
  expect(documentationUrl).toBe(homepage());
  expect("documentationUrl" in component).toBe(homepage() !== undefined);
});
