import component from "../../src";
import { actions } from "../../src/actions";
import { connections } from "../../src/connections";
import { dataSources } from "../../src/dataSources";
import { triggers } from "../../src/triggers";
import { addedInputs } from "./addedInputs";
import { expectedActions, expectedConnections, expectedTriggers } from "./expected";
import { expectedDataSources } from "./expectedDataSources";
import { type Entry, everything, labelOf } from "./walk";

type Input = Entry["inputs"][string];

const COLLECTIONS: Readonly<Record<string, string>> = { valuelist: "list", keyvaluelist: "kv" };

const shortType = (input: Input): string => {
  const collection = "collection" in input ? input.collection : undefined;
  if (collection) return COLLECTIONS[collection] ?? collection;
  if (input.type === "code") return `code:${input.language}`;
  return input.type === "connection" ? "conn" : input.type;
};

/** One line per input, as in `expected.ts`. */
const row = ([key, input]: [string, Input]): string => {
  const optional = "required" in input && input.required === true ? "" : "?";
  const value = "default" in input && input.default !== undefined ? ` = ${input.default}` : "";
  return `${key} "${labelOf(input)}" ${shortType(input)}${optional}${value}`;
};

const rows = (inputs: Entry["inputs"]): string[] => Object.entries(inputs).map(row);

describe("the component", () => {
  it("is the one that saved flows know", () => {
    expect(component).toMatchObject({
      key: "ms-dynamics",
      display: {
        label: "Microsoft Dynamics 365",
        category: "Application Connectors",
        iconPath: "icon.png",
      },
    });
    expect(component.public).toBeUndefined();
  });
});

describe("keys, labels, types, order and defaults", () => {
  /** What came later stands in the snapshot alone. */
  const released = Object.entries(actions).filter(([key]) => key in expectedActions);

  it("has every released action, in the order of the designer", () => {
    expect(released.map(([key]) => key)).toEqual(Object.keys(expectedActions));
    expect(Object.keys(addedInputs)).toEqual(Object.keys(expectedActions));
  });

  it.each(released)("of action %s", (key, { display, inputs }) => {
    const known = expectedActions[key];
    expect(display.label).toBe(known?.label);
    expect(rows(inputs).slice(0, known?.inputs.length)).toEqual(known?.inputs);
  });

  it.each(released)("of action %s: what is new is optional and comes last", (key, { inputs }) => {
    const known = expectedActions[key]?.inputs.length ?? 0;
    const added: [string, Input][] = Object.entries(inputs).slice(known);
    expect(added.map(([name]) => name)).toEqual(addedInputs[key]);
    for (const [, input] of added) expect("required" in input && input.required).toBe(false);
  });

  it("has every trigger, and no other", () => {
    expect(Object.keys(triggers)).toEqual(Object.keys(expectedTriggers));
  });

  it.each(Object.entries(triggers))("of trigger %s", (key, trigger) => {
    const known = expectedTriggers[key];
    const inputs: [string, Input][] = Object.entries(trigger.inputs ?? {});
    const before = known?.inputs.length ?? 0;
    expect(trigger.display.label).toBe(known?.label);
    const branches = "staticBranchNames" in trigger ? trigger.staticBranchNames : [];
    expect(branches).toEqual(known?.branches);
    expect(inputs.slice(0, before).map(row)).toEqual(known?.inputs);
    expect(inputs.slice(before).map(([name]) => name)).toEqual(known?.added);
    for (const [, input] of inputs.slice(before))
      expect("required" in input && input.required).toBe(false);
  });

  it("of data sources", () => {
    const found = Object.entries(dataSources).map(([key, { inputs }]) => [key, rows(inputs)]);
    expect(Object.fromEntries(found)).toEqual(expectedDataSources);
  });

  it("of connections", () => {
    const found = connections.map((connection) => ({
      key: connection.key,
      label: connection.display.label,
      oauth2Type: "oauth2Type" in connection ? connection.oauth2Type : undefined,
      inputs: rows(connection.inputs as Entry["inputs"]),
    }));
    expect(found).toEqual(expectedConnections);
  });

  it("have not changed since they were last agreed on", () => {
    const lines = everything.flatMap(({ name, inputs }) =>
      Object.entries(inputs).map(([key, input]) => {
        const source = "dataSource" in input && input.dataSource ? ` from ${input.dataSource}` : "";
        const choices = "model" in input && input.model ? input.model : [];
        const words = choices.map(({ value }) => value).join("|");
        return `${name} · ${row([key, input])}${source}${words && ` of ${words}`}`;
      }),
    );
    expect(lines.join("\n")).toMatchSnapshot();
  });
});

describe("pickers", () => {
  const sources = everything.flatMap(({ name, inputs }) =>
    Object.entries(inputs).map(([key, input]) => ({
      input: `${name} · ${key}`,
      key,
      ofRecord: "entityType" in inputs,
      source: "dataSource" in input ? input.dataSource : undefined,
    })),
  );

  it("exist where an input refers to them", () => {
    for (const { source } of sources) {
      if (source !== undefined) expect(Object.keys(dataSources)).toContain(source);
    }
  });

  it("offer tables for Entity Type, records for the Entity ID of a record, keys for that of a new one", () => {
    const ofOne = (input: string) =>
      input === "action upsertEntity · entityId" ? "recordKeys" : "records";
    for (const { input, key, source, ofRecord } of sources) {
      if (key === "entityType") expect(source).toBe("entityTypes");
      if (key === "entityId") expect(source).toBe(ofRecord ? ofOne(input) : "entities");
    }
  });

  it("are filled from inputs that stand beside the one they are for", () => {
    for (const { inputs } of everything) {
      for (const input of Object.values(inputs)) {
        const source = "dataSource" in input ? input.dataSource : undefined;
        if (source === undefined) continue;
        const needed = Object.entries(dataSources[source as "records"].inputs)
          .filter(([, { required }]) => required)
          .map(([key]) => key);
        expect(Object.keys(inputs)).toEqual(expect.arrayContaining(needed));
      }
    }
  });
});

describe("connections", () => {
  const input = (connection: string, name: string) =>
    component.connections
      .find(({ key }) => key === connection)
      ?.inputs.find(({ key }) => key === name);

  it("show their addresses, for single tenants and other clouds", () => {
    const hidden = component.connections.flatMap(({ key, inputs }) =>
      inputs.filter(({ shown }) => shown === false).map((each) => `${key}.${each.key}`),
    );
    expect(hidden).toEqual([
      "environmentUser.authorizeUrl",
      "environmentUser.tokenUrl",
      "environmentUser.scopes",
    ]);
  });

  it("keep what proves who asks out of sight", () => {
    const secrets = component.connections.flatMap(({ inputs }) =>
      inputs.filter(({ key }) => /secret|privateKey|passphrase/i.test(key)),
    );
    expect(secrets.map(({ type }) => type)).toEqual(Array(6).fill("password"));
  });

  it("make the addresses of a sign-in from the fields, with a proof of the code (PKCE)", () => {
    const values = new Map([
      ["cloud", "https://login.microsoftonline.us"],
      ["tenantId", "contoso.example"],
      ["webApiUrl", "https://contoso.crm.microsoftdynamics.us"],
    ]);
    const filled = (name: string) =>
      String(input("environmentUser", name)?.default).replace(
        /\{\{#(\w+)\}\}/g,
        (_, key: string) => values.get(key) ?? "",
      );
    expect(["authorizeUrl", "tokenUrl", "scopes"].map(filled)).toEqual([
      "https://login.microsoftonline.us/contoso.example/oauth2/v2.0/authorize",
      "https://login.microsoftonline.us/contoso.example/oauth2/v2.0/token",
      "https://contoso.crm.microsoftdynamics.us/user_impersonation offline_access",
    ]);
    expect(component.connections.find(({ key }) => key === "environmentUser")).toMatchObject({
      oauth2Type: "authorization_code",
      oauth2PkceMethod: "S256",
    });
  });
});
