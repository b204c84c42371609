import { errorAnswer } from "../answers/errorAnswer";
import type { Looked, RowRule } from "../bulk/rowRule";
import type { Row } from "../bulk/rows/row";
import { encodeOption } from "../odata/query";
import { isMissingRecord } from "../records/getRecord";
import type { KeyedRows } from "./keyedRows";
import { readEach } from "./readEach";
import { ALREADY_LINKED, refused, settled } from "./rule";
import type { LinkParams } from "./types";

/** The collection of a record whose members are written. */
export interface Collection extends KeyedRows {
  readonly apiRoot: string;
  /** `accounts(…)/accountleads_association`, under the API root. */
  readonly path: string;
  /** Id of the record. */
  readonly id: string;
}

type Writes = Pick<RowRule, "method" | "toPart" | "classify"> & {
  readonly look?: RowRule["look"] | undefined;
};

/** "Cannot insert duplicate key": the link exists. */
const DUPLICATE = "0x80040237";

export function linkRule(collection: Collection, { ifAlreadyLinked }: LinkParams): Writes {
  const { apiRoot, path, set, idOf } = collection;
  const fails = ifAlreadyLinked === "fail";
  return {
    method: "POST",
    toPart: (row, headers) => ({
      method: "POST",
      path: `${path}/$ref`,
      headers,
      json: { "@odata.id": `${apiRoot}${set}(${idOf(row)})` },
    }),
    look: fails ? (rows) => withoutLinked(collection, rows) : undefined,
    classify: (row, { status, body, headers }) => {
      if (status < 400) return undefined;
      if (errorAnswer(body, headers["content-type"]).code.toLowerCase() !== DUPLICATE) {
        return undefined;
      }
      if (row.ambiguous) return { is: "done", status: "linked" };
      return fails ? undefined : { is: "done", status: "alreadyLinked" };
    },
  };
}

/** Settles the rows that are linked. */
const withoutLinked = async (
  { reading, path, primaryId, idOf }: Collection,
  rows: readonly Row[],
): Promise<Looked> => {
  const { read, failed } = await readEach(reading, rows, (row) => ({
    path: `${path}?$select=${primaryId}&$filter=${encodeOption(`${primaryId} eq ${idOf(row)}`)}`,
  }));
  const [open, linked] = [false, true].map((wanted) =>
    read.filter(({ record: { value } }) => (Array.isArray(value) && value.length > 0) === wanted),
  );
  const ended = (linked ?? []).map(({ row }) =>
    row.ambiguous ? settled(row, "linked") : refused(row, "is linked already", ALREADY_LINKED),
  );
  return { settled: [...ended, ...failed], rows: (open ?? []).map(({ row }) => row) };
};

export function unlinkRule(collection: Collection, _params: LinkParams): Writes {
  const { path, id, idOf } = collection;
  /** Rows whose removal found nothing. */
  const doubted = new Set<number>();
  return {
    method: "DELETE",
    toPart: (row, headers) => ({
      method: "DELETE",
      path: `${path}(${idOf(row)})/$ref`,
      headers,
    }),
    look: (rows) => settleDoubted(collection, rows, doubted),
    classify: (row, response) => {
      if (!isMissingRecord(response) || isAbout(id, response)) return undefined;
      if (row.ambiguous) return { is: "done", status: "unlinked" };
      doubted.add(row.index);
      return { is: "resend" };
    },
  };
}

const isAbout = (id: string, { body }: { readonly body: Buffer }): boolean =>
  body.toString("utf8").toLowerCase().includes(id);

/** Where nothing was removed, a record that exists is not linked any more. */
const settleDoubted = async (
  { reading, set, primaryId, idOf }: Collection,
  rows: readonly Row[],
  doubted: ReadonlySet<number>,
): Promise<Looked> => {
  const asked = rows.filter(({ index }) => doubted.has(index));
  if (asked.length === 0) return { settled: [], rows };
  const { read, failed } = await readEach(reading, asked, (row) => ({
    path: `${set}(${idOf(row)})?$select=${primaryId}`,
  }));
  const gone = read.map(({ row }) => settled(row, "alreadyUnlinked"));
  return { settled: [...gone, ...failed], rows: rows.filter(({ index }) => !doubted.has(index)) };
};
