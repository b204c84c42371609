import { registrationName, rowId } from "../../../../src/client/webhooks/registration/identity";
import type {
  ActualEndpoint,
  ActualStep,
  Desired,
  DesiredStep,
  Write,
} from "../../../../src/client/webhooks/registration/types";

export const identity = {
  instanceId: "SW5zdGFuY2U6MQ==",
  flowStableId: "flow-1",
  url: "https://hooks.example.com/trigger/one",
};

export const name = registrationName(identity);

const description = (key: string) =>
  `Made by the trigger Record Events for flow "Flow" of instance "Instance"; removed with it. Key ${key}.`;

export const wantedStep = (
  message: string,
  table: string,
  filteringAttributes: string | null = null,
): DesiredStep => ({
  id: rowId(name, message, table),
  name: `${name}: ${message} of ${table}`,
  messageId: message,
  filterId: table,
  filteringAttributes,
});

export const wanted = (steps: readonly DesiredStep[], key = "fingerprint1"): Desired => ({
  endpoint: {
    id: rowId(name),
    name,
    url: identity.url,
    authtype: 4,
    authvalue: "the key",
    description: description(key),
  },
  steps,
});

/** What Dataverse has after these writes: an interpreter of the rows, as simple as it can be. */
export const applied = (
  present: readonly ActualEndpoint[],
  writes: readonly Write[],
): ActualEndpoint[] => {
  const endpoints = new Map(present.map((each) => [each.id, { ...each }]));
  for (const { kind, set, id, body } of writes) {
    const columns = (body ?? {}) as Record<string, unknown>;
    if (set === "serviceendpoints") {
      const before = endpoints.get(id);
      if (kind === "delete") endpoints.delete(id);
      else endpoints.set(id, endpointRow(id, before, columns));
      continue;
    }
    const bound = /\((.+)\)$/.exec(String(columns["eventhandler_serviceendpoint@odata.bind"]))?.[1];
    for (const endpoint of endpoints.values()) {
      const before = endpoint.steps.find((step) => step.id === id);
      const others = endpoint.steps.filter((step) => step.id !== id);
      if (kind === "delete") Object.assign(endpoint, { steps: others });
      else if (before || bound === endpoint.id) {
        Object.assign(endpoint, { steps: [...others, stepRow(id, before, columns)] });
      }
    }
  }
  return [...endpoints.values()];
};

const endpointRow = (
  id: string,
  before: ActualEndpoint | undefined,
  columns: Record<string, unknown>,
): ActualEndpoint => ({
  id,
  name: String(columns["name"] ?? before?.name ?? ""),
  url: String(columns["url"] ?? before?.url ?? ""),
  contract: Number(columns["contract"] ?? before?.contract),
  authtype: Number(columns["authtype"] ?? before?.authtype),
  authValueSet: "authvalue" in columns || before?.authValueSet === true,
  description: String(columns["description"] ?? before?.description ?? ""),
  steps: before?.steps ?? [],
});

const boundTo = (columns: Record<string, unknown>, navigation: string): string | undefined =>
  /\((.+)\)$/.exec(String(columns[`${navigation}@odata.bind`] ?? ""))?.[1];

const stepRow = (
  id: string,
  before: ActualStep | undefined,
  columns: Record<string, unknown>,
): ActualStep => ({
  id,
  name: String(columns["name"] ?? before?.name ?? ""),
  messageId: boundTo(columns, "sdkmessageid") ?? before?.messageId ?? "",
  filterId: boundTo(columns, "sdkmessagefilterid") ?? before?.filterId ?? "",
  filteringAttributes:
    "filteringattributes" in columns
      ? String(columns["filteringattributes"] ?? "")
      : (before?.filteringAttributes ?? ""),
  stage: Number(columns["stage"] ?? before?.stage),
  mode: Number(columns["mode"] ?? before?.mode),
  autoDelete: columns["asyncautodelete"] === true || before?.autoDelete === true,
  enabled: "statecode" in columns ? columns["statecode"] === 0 : (before?.enabled ?? true),
});
