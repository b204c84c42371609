import type { BatchAction } from "../../../src/client/batch/actions";
import type { PreparedAction, PreparedEntry } from "../../../src/client/batch/prepared";
import type { BatchTable } from "../../../src/client/batch/tables";
import type { BatchPart, EntryAnswer, PartAnswer } from "../../../src/client/multipart/types";
import type { TableName } from "../../../src/client/types/tables";

export const action = (changes: Partial<BatchAction> = {}): BatchAction => ({
  index: 0,
  action: "create",
  collection: "accounts",
  key: undefined,
  data: undefined,
  returnRepresentation: false,
  contentId: undefined,
  group: undefined,
  headers: {},
  navigation: undefined,
  target: undefined,
  name: undefined,
  parameters: {},
  ...changes,
});

export const table = (logicalName: string): BatchTable => ({
  set: `${logicalName}s`,
  name: { logicalName, primaryIdAttribute: `${logicalName}id` } as TableName,
  definition: undefined,
  remembered: false,
});

export const prepared = (
  index: number,
  part: Partial<BatchPart> = {},
  changes: Partial<BatchAction> = {},
  of: BatchTable | undefined = table("account"),
): PreparedAction => ({
  action: action({ index, ...changes }),
  part: {
    method: "POST",
    path: "/api/data/v9.2/accounts",
    contentId: String(index + 1),
    ...part,
  },
  table: of,
});

export const changeSet = (...actions: PreparedAction[]): PreparedEntry => ({
  kind: "changeSet",
  actions,
});

export const answer = (status: number, body: unknown = "", contentId?: string): PartAnswer => ({
  status,
  headers: { "odata-version": "4.0" },
  body: Buffer.from(typeof body === "string" ? body : JSON.stringify(body)),
  contentId,
});

export const single = (status: number, body: unknown = ""): EntryAnswer => ({
  kind: "single",
  answer: answer(status, body),
});

export const error = (message: string, code = "0x0") => ({ error: { code, message } });
