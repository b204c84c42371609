import { renderDocument } from "../../scripts/docs/document";
import { fillReadme } from "../../scripts/docs/readme";
import { byRoom, roomsOfActions } from "../../scripts/docs/rooms";
import { renderRooms, renderSummary } from "../../scripts/docs/summary";
import component from "../../src";

const toy = {
  display: { label: "Toy" },
  actions: {
    play: {
      key: "play",
      display: { label: "Play", description: "Plays." },
      inputs: [
        {
          key: "how",
          type: "string",
          label: "How",
          comments: "Fast | slow\nor both.",
          model: [{ value: "a|b" }],
        },
        {
          key: "pagination",
          type: "structuredObject",
          label: "Pagination",
          inputs: [{ key: "size", type: "string", label: "Size", default: "5", required: true }],
        },
      ],
      examplePayload: { data: { toys: 1 } },
      outputSchema: {
        type: "branchingOutput" as const,
        branchSchemas: [{ name: "Yes", schema: '{"type":"object","description":"Fun"}' }],
      },
    },
  },
  triggers: {},
  dataSources: {},
  connections: [],
};

const rooms = roomsOfActions(`${__dirname}/../../src/actions`);

describe("actions by room", () => {
  it("follow each other in the designer as in the pages", () => {
    const entries = Object.values(component.actions);
    const groups = byRoom(entries, rooms);
    expect(groups.map(({ room }) => room)).not.toContain("");
    expect(groups.flatMap(({ entries: members }) => members.map(({ key }) => key))).toEqual(
      entries.map(({ key }) => key),
    );
    const headings = renderDocument(component, rooms).match(/^#{3,4} .*$/gm) ?? [];
    expect(headings.slice(0, 2)).toEqual(["### Records", "#### Query Entities (`queryEntities`)"]);
    expect(renderSummary(component, rooms)).toMatch(/^\*\*Records\*\*\n\n\| Action/);
  });
});

const ring = {
  key: "ring",
  display: { label: "Ring", description: "Rings." },
  inputs: [],
  staticBranchNames: ["Front", "Back"],
};

describe("docs/actions.md", () => {
  it("names every action, trigger, data source, connection and input", () => {
    const text = renderDocument(component);
    const entries = [
      ...Object.values(component.actions),
      ...Object.values(component.triggers),
      ...Object.values(component.dataSources),
      ...component.connections,
    ];
    for (const { key, inputs } of entries) {
      for (const name of [key, ...inputs.map((input) => input.key)]) {
        expect(text).toContain(`\`${name}\``);
      }
    }
  });

  it("keeps tables whole, shows children of structured inputs and every branch", () => {
    const text = renderDocument(toy);
    expect(text).toContain(
      "| How | `how` | string |  |  | Fast \\| slow or both. One of `a\\|b`. |",
    );
    expect(text).toContain("| Size | `pagination.size` | string | yes | `5` |  |");
    expect(text).toContain("| Play | `play` | Plays. |");
    expect(text).toContain("Branch *Yes*: Fun (object).");
    expect(text).toContain('```json\n{\n  "data": {\n    "toys": 1\n  }\n}\n```');
    expect(text).not.toContain("## Triggers");
    expect(text).not.toContain("**Branches:**");
  });

  it("says once which inputs every action of a room has alike", () => {
    const row = (key: string) => `\`${key}\` |`;
    const input = (key: string) => ({ key, type: "string", label: key });
    const action = (key: string, ...more: string[]) => ({
      ...toy.actions.play,
      key,
      inputs: ["shared", ...more].map(input),
    });
    const keys = ["one", "two", "three", "four"];
    const actions = Object.fromEntries(keys.map((key) => [key, action(key, `of${key}`)]));
    const inRoom = new Map(keys.map((key) => [key, "Room"]));
    const text = renderDocument({ ...toy, actions }, inRoom);
    expect(text.split(row("shared"))).toHaveLength(2);
    expect(text.indexOf(row("shared"))).toBeLessThan(text.indexOf("#### "));
    for (const key of keys) expect(text).toContain(row(`of${key}`));
  });

  it("says which branches a trigger has", () => {
    const text = renderDocument({ ...toy, triggers: { ring } });
    expect(text).toContain("## Triggers\n\n### Ring (`ring`)\n\nRings.");
    expect(text).toContain("**Branches:** *Front*, *Back*");
  });
});

describe("the README", () => {
  const list = renderRooms({ ...toy, triggers: { ring } });

  it("gets the list between its markers, again and again", () => {
    const before = "# Title\n<!-- actions -->\nold\n<!-- /actions -->\nrest\n";
    const after = `# Title\n<!-- actions -->\n${list}\n<!-- /actions -->\nrest\n`;
    expect(fillReadme(before, list)).toBe(after);
    expect(fillReadme(after, list)).toBe(after);
    expect(list).toBe(
      [
        "- **Actions**: [Play](docs/actions.md#play-play)",
        "- **Triggers**: [Ring](docs/actions.md#ring-ring)",
      ].join("\n"),
    );
  });

  it("is left alone without markers", () => {
    expect(fillReadme("# Title\n<!-- actions -->\n", list)).toBe("# Title\n<!-- actions -->\n");
  });
});
