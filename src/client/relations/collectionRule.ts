import { errorAnswer } from "../answers/errorAnswer";
import type { BulkRun } from "../bulk/bulkRun";
import type { Looked, RowRule } from "../bulk/rowRule";
import type { Row } from "../bulk/rows/row";
import type { Settled } from "../bulk/sending/chunkOutcome";
import { keyPath } from "../keys/recordKey";
import { encodeOption } from "../odata/query";
import { isMissingRecord } from "../records/getRecord";
import { keyOfId } from "../values/keys/typedKey";
import { idIn, idOfRecord } from "./ends";
import { readEach } from "./readEach";
import { ALREADY_LINKED, commonRule, type RuleContext, refused, settled } from "./rule";

/** "Cannot insert duplicate key": the link exists. */
const DUPLICATE = "0x80040237";

/**
 * Links in a many-to-many relationship. A repeat is harmless: a link that exists is refused as a duplicate,
 * and one that is gone is answered as if it was removed, or as missing.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/associate-disassociate-entities-using-web-api
 */
export async function collectionRule(context: RuleContext): Promise<RowRule> {
  const { session, params, ends, other } = context;
  const { table, relation, key, path } = ends;
  const { navigation } = relation.relationships[0];
  const { action, ifAlreadyLinked = "ok" } = params;
  const primaryId = other?.primaryIdAttribute ?? "";
  const set = other?.entitySetName ?? "";
  // No page says that the address of a link takes an alternate key.
  const id = key.id ?? (await idOfRecord(session, path, table.primaryIdAttribute, params));
  const own = `${keyPath(table.entitySetName, keyOfId(id))}/${navigation}`;
  const ids = new Map<number, string>();
  const idOf = ({ index, address }: Row): string => address?.id ?? ids.get(index) ?? "";
  const recordOf = (row: Row): string => `${set}(${idOf(row)})`;
  /** Rows whose removal found nothing. */
  const doubted = new Set<number>();
  const readIds = (run: BulkRun, rows: readonly Row[]) =>
    readEach(run, rows, ({ address }) => ({
      path: `${set}(${address?.predicate})?$select=${primaryId}`,
    }));
  const withIds = async (run: BulkRun, rows: readonly Row[]): Promise<Looked> => {
    const byKey = rows.filter((row) => idOf(row) === "");
    if (byKey.length === 0) return { settled: [], rows };
    const { read, failed } = await readIds(run, byKey);
    for (const { row, record } of read) ids.set(row.index, idIn(record, primaryId) ?? "");
    return { settled: failed, rows: rows.filter((row) => idOf(row) !== "") };
  };
  const links = async (run: BulkRun, rows: readonly Row[]): Promise<Looked> => {
    const { read, failed } = await readEach(run, rows, (row) => ({
      path: `${own}?$select=${primaryId}&$filter=${encodeOption(`${primaryId} eq ${idOf(row)}`)}`,
    }));
    const linked = read.filter(({ record: { value } }) => Array.isArray(value) && value.length > 0);
    const ended = linked.map(({ row }) => (row.ambiguous ? settled(row, "linked") : already(row)));
    const found = new Set([...ended, ...failed].map(({ row }) => row));
    return { settled: [...ended, ...failed], rows: rows.filter((row) => !found.has(row)) };
  };
  /** Nothing was removed: a record that exists is not linked any more. */
  const missing = async (run: BulkRun, rows: readonly Row[]): Promise<Looked> => {
    const asked = rows.filter(({ index }) => doubted.has(index));
    if (asked.length === 0) return { settled: [], rows };
    const { read, failed } = await readIds(run, asked);
    const gone = read.map(({ row }) => settled(row, "alreadyUnlinked"));
    return {
      settled: [...gone, ...failed],
      rows: rows.filter(({ index }) => !doubted.has(index)),
    };
  };
  return {
    ...commonRule(context),
    method: action === "link" ? "POST" : "DELETE",
    toPart: (row, headers) =>
      action === "link"
        ? {
            method: "POST",
            path: `${own}/$ref`,
            headers,
            json: { "@odata.id": session.environment.apiRoot + recordOf(row) },
          }
        : { method: "DELETE", path: `${own}(${idOf(row)})/$ref`, headers },
    look: async (run, rows) => {
      const looked = await withIds(run, rows);
      const next = action === "unlink" ? missing : ifAlreadyLinked === "fail" ? links : undefined;
      if (!next || looked.rows.length === 0) return looked;
      const { settled: ended, rows: open } = await next(run, looked.rows);
      return { settled: [...looked.settled, ...ended], rows: open };
    },
    classify: (row, response) => {
      if (action === "unlink") {
        const isOwn = response.body.toString("utf8").toLowerCase().includes(id);
        if (!isMissingRecord(response) || isOwn) return undefined;
        if (row.ambiguous) return { is: "done", status: "unlinked" };
        doubted.add(row.index);
        return { is: "resend" };
      }
      if (response.status < 400) return undefined;
      const { code } = errorAnswer(response.body, response.headers["content-type"]);
      if (code.toLowerCase() !== DUPLICATE) return undefined;
      if (row.ambiguous) return { is: "done", status: "linked" };
      return ifAlreadyLinked === "ok" ? { is: "done", status: "alreadyLinked" } : undefined;
    },
  };
}

const already = (row: Row): Settled => refused(row, "is linked already", ALREADY_LINKED);
