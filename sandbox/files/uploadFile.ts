import type { KeyPredicate } from "../odata/key";
import { parseQuery } from "../odata/query";
import { resolveKey } from "../query";
import type { Call } from "../records/call";
import { noContent } from "../records/respond";
import { idOf } from "../records/rows";
import { updateRow } from "../records/update";
import type { Column, Table } from "../schema/derived";
import type { Row, SandboxResponse } from "../types";
import type { OpenUpload } from "./fileContents";
import { typeOfName } from "./mimeTypes";
import { badContentRange, badParameter, blockTooBig, tooBig } from "./refusals";
import { storeFile } from "./storeFile";

interface Target {
  readonly table: Table;
  readonly key: KeyPredicate;
  readonly column: Column;
}

interface Place extends Omit<Target, "key"> {
  readonly row: Row;
}

/** Bytes of one request; larger files go in chunks. */
const largestRequest = 134_217_728;

/** What a session of chunks is opened for. */
const purpose = "chunks";

/**
 * `PATCH accounts(A)/new_file` with the bytes of a file, whole or in chunks: the first request opens a
 * session (`x-ms-transfer-mode: chunked`), and those behind its `Location` bring the chunks.
 * https://learn.microsoft.com/power-apps/developer/data-platform/file-column-data
 */
export function uploadFile(call: Call, { table, key, column }: Target): SandboxResponse {
  const { headers, body } = call.request;
  const options = parseQuery(call.query).custom;
  const place = { table, column, row: resolveKey(call.store, table, key) };
  const session = options.get("sessiontoken");
  if (session !== undefined) return takeChunk(call, place, session);
  const name = headers["x-ms-file-name"] ?? options.get("x-ms-file-name") ?? "";
  if (headers["x-ms-transfer-mode"] === "chunked") return openSession(call, place, name);
  if (body.length > largestRequest) throw tooBig();
  store(call, place, name, body);
  return noContent();
}

/** An image needs no name. */
function store(call: Call, { table, row, column }: Place, name: string, data: Buffer): void {
  if (column.type === "image") {
    updateRow(call, table, row, { [column.name]: data.toString("base64") });
    return;
  }
  if (name === "") throw badParameter("x-ms-file-name");
  storeFile(call, { table, row, column }, { name, type: typeOfName(name), data });
}

function openSession(call: Call, { table, row, column }: Place, name: string): SandboxResponse {
  const place = { table: table.logicalName, row: idOf(table, row), column: column.name };
  const token = call.files.openUpload({ purpose, place, name });
  const url = `${call.root}/${table.setName}(${place.row})/${column.name}`;
  return {
    status: 200,
    headers: {
      "OData-Version": "4.0",
      Location: `${url}?sessiontoken=${encodeURIComponent(token)}`,
      "Accept-Ranges": "bytes",
      "x-ms-chunk-size": String(call.files.blockBytes),
      "Access-Control-Expose-Headers": "x-ms-chunk-size",
    },
    body: "",
  };
}

/** Chunks come in order; one that came before may come again. */
function takeChunk(call: Call, place: Place, token: string): SandboxResponse {
  const { files, request } = call;
  const upload = files.upload(token);
  const isHere =
    upload?.purpose === purpose &&
    upload.place.column === place.column.name &&
    upload.place.row === idOf(place.table, place.row);
  if (!upload || !isHere) throw badParameter("sessiontoken");
  const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(request.headers["content-range"]?.trim() ?? "");
  const [from, to, total] = [Number(range?.[1]), Number(range?.[2]), Number(range?.[3])];
  if (!range || to - from + 1 !== request.body.length || to >= total) throw badContentRange();
  if (request.body.length > files.blockBytes) throw blockTooBig(files.blockBytes);
  if (from > 0 && !endsAt(upload, from)) throw badContentRange();
  upload.blocks.set(String(from), request.body);
  if (to < total - 1) return { ...noContent(), status: 206 };
  const chunks = [...upload.blocks].sort(([one], [other]) => Number(one) - Number(other));
  store(call, place, upload.name, Buffer.concat(chunks.map(([, data]) => data)));
  files.closeUpload(token);
  return noContent();
}

function endsAt({ blocks }: OpenUpload, offset: number): boolean {
  return [...blocks].some(([from, data]) => Number(from) + data.length === offset);
}
