import type { ConfigVar } from "../../flows/definition";
import { COMPONENT_KEY } from "../catalogue/component";
import { existingConnections } from "../catalogue/connections";
import { existingDataSources } from "../catalogue/dataSources";
import type { Said } from "../findings/types";
import { connectionNamed, dataSourceNamed } from "../registry";

/** What becomes of a config variable that holds a connection or a choice of the component. */
export function ofVariable({
  connection,
  dataSource,
  useScopedConfigVar,
}: ConfigVar): readonly Said[] {
  if (connection?.component.key === COMPONENT_KEY) {
    return ofConnection(connection.key, useScopedConfigVar);
  }
  return dataSource?.component.key === COMPONENT_KEY ? ofDataSource(dataSource.key) : [];
}

/** The kinds of connections that take fewer fields, by those that they are like. */
const SHORTER: Readonly<Record<string, string>> = {
  oauth2: "Sign In with Microsoft takes fewer fields.",
  clientCredentials: "Application (Client Secret) takes fewer fields and finds the tenant.",
};

const CONNECTIONS = "docs/connections.md";

const ofConnection = (key: string, scoped: string | undefined): Said[] => {
  const entry = connectionNamed(key);
  if (!entry) {
    return [
      {
        kind: "look",
        text: `There is no connection ${key}: choose another kind.`,
        page: CONNECTIONS,
      },
    ];
  }
  if (!Object.hasOwn(existingConnections, key)) {
    return [{ kind: "stays", text: `${entry.label} is new in this component.`, page: CONNECTIONS }];
  }
  const where = scoped === undefined ? "in each instance" : `once, as ${scoped}`;
  return [
    {
      kind: "look",
      text: `${entry.label} keeps its fields, but a connection belongs to its component: it has to be made anew ${where}${key === "oauth2" ? ", and people sign in again" : ""}. ${SHORTER[key] ?? ""}`.trim(),
      page: "docs/migrating.md#connections",
    },
    ...(key === "oauth2"
      ? [
          {
            kind: "better" as const,
            text: "Authorize URL and Token URL can be edited, for one tenant and for other clouds. (D20)",
            page: "docs/differences.md",
          },
        ]
      : []),
  ];
};

const ofDataSource = (key: string): Said[] => {
  const entry = dataSourceNamed(key);
  if (!entry) {
    return [
      {
        kind: "look",
        text: `There is no data source ${key}: choose another, or type the value.`,
        page: "docs/pickers.md",
      },
    ];
  }
  return [
    {
      kind: "stays",
      text: Object.hasOwn(existingDataSources, key)
        ? `${entry.label} keeps its inputs and what it yields; values that were chosen before are understood.`
        : `${entry.label} is new in this component.`,
      page: entry.page,
    },
  ];
};
