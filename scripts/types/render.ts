import type { WireSchema } from "../docs/types";
import { inputProperties, type TypedInput } from "./inputType";
import { outputType } from "./outputType";
import { interfaceOf, literal, objectType, type Property, unionOf } from "./writing";

interface Entry {
  readonly key: string;
  readonly display: { readonly label: string; readonly description: string };
  readonly inputs: readonly TypedInput[];
  readonly outputSchema?: WireSchema | undefined;
  readonly staticBranchNames?: readonly string[] | undefined;
}

interface Source extends Entry {
  readonly dataSourceType: string;
}

interface Connection {
  readonly key: string;
  readonly label: string;
  readonly inputs: readonly (TypedInput & { readonly shown?: boolean })[];
}

export interface TypedComponent {
  readonly actions: Readonly<Record<string, Entry>>;
  readonly triggers: Readonly<Record<string, Entry>>;
  readonly dataSources: Readonly<Record<string, Source>>;
  readonly connections: readonly Connection[];
}

const note = "// Generated from the component by `npm run docs`. Change the source, not this file.";

/** The files of `package/types` that say what the component takes and answers, by their names. */
export function renderTypes(component: TypedComponent): Map<string, string> {
  const { actions, triggers, dataSources, connections } = component;
  const files: [string, string[]][] = [
    ["actionInputs", [inputsOf("ActionInputs", "What each action takes, by its key.", actions)]],
    ["actionOutputs", [outputsOf(actions)]],
    [
      "triggers",
      [
        inputsOf("TriggerInputs", "What each trigger takes, by its key.", triggers),
        branchesOf(triggers),
      ],
    ],
    [
      "dataSources",
      [
        inputsOf("DataSourceInputs", "What each data source takes, by its key.", dataSources),
        kindsOf(dataSources),
      ],
    ],
    ["connections", [fieldsOf(connections)]],
  ];
  return new Map(files.map(([name, parts]) => [`${name}.d.ts`, fileOf(parts)]));
}

const helpers = [
  "AnyRecord",
  "Connection",
  "Flag",
  "JsonObject",
  "KeyValues",
  "ListOf",
  "TextList",
  "Unset",
];

const fileOf = (parts: readonly string[]): string => {
  const text = parts.join("\n\n");
  const used = helpers.filter((name) => new RegExp(`\\b${name}\\b(?!\\?|:)`).test(text));
  const imports =
    used.length === 0 ? "" : `import type { ${used.join(", ")} } from "./values.js";\n\n`;
  return `${note}\n${imports}${text}\n`;
};

const inputsOf = (name: string, about: string, entries: Readonly<Record<string, Entry>>): string =>
  interfaceOf(
    name,
    about,
    properties(entries, ({ inputs }) => objectType(inputProperties(inputs))),
  );

const outputsOf = (actions: TypedComponent["actions"]): string =>
  interfaceOf(
    "ActionOutputs",
    "The `data` that each action answers with, by its key.",
    properties(actions, ({ outputSchema }) => typeOfSchema(outputSchema)),
  );

const typeOfSchema = (wire: WireSchema | undefined): string => {
  if (wire === undefined) return "unknown";
  if (wire.type === "actionOutput") return outputType(JSON.parse(wire.schema));
  return unionOf(wire.branchSchemas.map(({ schema }) => outputType(JSON.parse(schema))));
};

const branchesOf = (triggers: TypedComponent["triggers"]): string =>
  interfaceOf(
    "TriggerBranches",
    "The branches that each trigger may take, by its key.",
    properties(triggers, ({ staticBranchNames }) =>
      staticBranchNames ? unionOf(staticBranchNames.map(literal)) : "undefined",
    ),
  );

const kindsOf = (dataSources: TypedComponent["dataSources"]): string =>
  interfaceOf(
    "DataSourceKinds",
    "What each data source yields, by its key.",
    Object.values(dataSources).map(({ key, dataSourceType }) => ({
      name: key,
      type: literal(dataSourceType),
      isOptional: false,
      about: "",
    })),
  );

/** What people fill in: the platform makes the inputs that are not shown. */
const fieldsOf = (connections: readonly Connection[]): string =>
  interfaceOf(
    "ConnectionFields",
    "The fields of each connection, by its key.",
    connections.map(({ key, label, inputs }) => ({
      name: key,
      type: objectType(
        inputs
          .filter(({ shown }) => shown !== false)
          .map((input) => ({
            name: input.key,
            type: "string",
            isOptional: input.required !== true,
            about: input.comments ?? "",
          })),
      ),
      isOptional: false,
      about: `${label}.`,
    })),
  );

const properties = (
  entries: Readonly<Record<string, Entry>>,
  typeOf: (entry: Entry) => string,
): Property[] =>
  Object.values(entries).map((entry) => ({
    name: entry.key,
    type: typeOf(entry),
    isOptional: false,
    about: `${entry.display.label}: ${entry.display.description}`,
  }));
