import type { TriggerPayload } from "@prismatic-io/spectral";

/** What the platform calls a trigger with, as far as examples have nothing to say of it. */
export const emptyRequest: TriggerPayload = {
  headers: {},
  queryParameters: {},
  rawBody: { data: null },
  body: { data: null },
  pathFragment: "",
  webhookUrls: {},
  webhookApiKeys: {},
  invokeUrl: "",
  executionId: "",
  customer: { id: "", externalId: "", name: "" },
  instance: { id: "", name: "" },
  user: { id: "", email: "", name: "", externalId: "" },
  integration: { id: "", name: "", versionSequenceId: "", externalVersion: "" },
  flow: { id: "", name: "", stableId: "" },
  startedAt: "",
  globalDebug: false,
};
