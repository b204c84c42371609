import { renderRow } from "./rows";

/** What a prepared answer to `$batch` consists of. */
export interface BatchShape {
  readonly parts: number;
  /** Whether each part holds its record, or a 204 alone. */
  readonly records: boolean;
}

const CRLF = "\r\n";
const BATCH = "batchresponse_5f2f6c4e-5c2b-4a52-9d0d-3a5f0a8f0001";
const CHANGE_SET = "changesetresponse_5f2f6c4e-5c2b-4a52-9d0d-3a5f0a8f0002";

/** Ready to send: one change set of creates that all went well, numbered as the request numbers them. */
export function renderBatchAnswer(
  root: string,
  { parts, records }: BatchShape,
  firstContentId: number,
): Buffer {
  const lines = [`--${BATCH}`, `Content-Type: multipart/mixed; boundary=${CHANGE_SET}`, ""];
  for (let index = 0; index < parts; index += 1) {
    const row = renderRow(index);
    const url = `${root}accounts(${/"accountid":"([^"]+)"/.exec(row)?.[1]})`;
    lines.push(
      `--${CHANGE_SET}`,
      "Content-Type: application/http",
      "Content-Transfer-Encoding: binary",
      `Content-ID: ${firstContentId + index}`,
      "",
      records ? "HTTP/1.1 201 Created" : "HTTP/1.1 204 No Content",
      ...(records ? ["Content-Type: application/json; odata.metadata=minimal"] : []),
      "OData-Version: 4.0",
      `Location: ${url}`,
      `OData-EntityId: ${url}`,
      "",
      records ? `{"@odata.context":"${root}$metadata#accounts/$entity",${row.slice(1)}` : "",
    );
  }
  lines.push(`--${CHANGE_SET}--`, `--${BATCH}--`, "");
  return Buffer.from(lines.join(CRLF));
}

export const BATCH_ANSWER_TYPE = `multipart/mixed; boundary=${BATCH}`;

/** The number of the first part in the body of a request. */
export function firstContentIdOf(body: Buffer): number {
  return Number(/Content-ID: (\d+)/.exec(body.toString("latin1", 0, 2_000))?.[1] ?? 1);
}
