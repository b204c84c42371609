import type { Answer, Api } from "../../support/api";

type Values = Record<string, string | number | null>;

/** Rows of the sales tables, and the messages that are sent for them. */
export const useSales = (api: Api) => ({
  insert: (table: string, row: Values = {}): string => api.sandbox.insert(table, row),
  stored: (table: string, id: unknown) => api.sandbox.store.read(table, String(id)),
  find: (table: string, key: Values) => api.sandbox.store.find(table, key),
  post: (path: string, body: object): Promise<Answer> => api.send("POST", path, { body }),
});

export const crm = "Microsoft.Dynamics.CRM";
