import { isDeepStrictEqual } from "node:util";
import { InputError } from "../errors/InputError";
import { nearest } from "../errors/nearest";
import { ownValue, setOwn } from "../objects/ownProperty";
import { isRecord } from "../odata/listBody";
import type { DataverseRecord } from "../types";
import { columnNamed } from "../values/columnNamed";
import type { BoundModel } from "./bindModel";
import { boundColumn } from "./columns";
import { putValue } from "./fields/columnValue";
import type { BoundColumn, Writing } from "./fields/field";
import { structured } from "./fields/given";
import { finderOf } from "./toUnified";

/** A record of a model as its table takes it. */
export interface Row {
  readonly columns: DataverseRecord;
  /** Number of the state that it is to have in the end. */
  readonly state: number | undefined;
  /** Lookups to clear if they refer to a record of this table. */
  readonly unlinked: readonly Unlinked[];
  /** What a write does not set, and was left out. */
  readonly ignored: readonly string[];
}

export interface Unlinked {
  readonly column: BoundColumn;
  readonly table: string;
}

interface Draft {
  readonly columns: DataverseRecord;
  readonly unlinked: Unlinked[];
  readonly ignored: string[];
  readonly faults: string[];
  state: number | undefined;
}

/** What every record has and no write sets. */
const FRAME = new Set(["id", "etag", "remote_data", "deleted", "custom_fields"]);

/**
 * A record of a model by its columns. What a write does not set is left out, so that a record can be written as it
 * was read. Pure.
 *
 * @param others fields that are written in another way
 * @throws InputError that names everything wrong with the record
 */
export function toRow(
  bound: BoundModel,
  record: DataverseRecord,
  others: readonly string[] = [],
): Row {
  if (/^true$/i.test(String(record["deleted"]).trim())) throw new InputError(DELETED);
  const draft: Draft = { columns: {}, unlinked: [], ignored: [], faults: [], state: undefined };
  for (const [name, value] of Object.entries(record)) {
    if (FRAME.has(name) || others.includes(name) || value === undefined) continue;
    const field = ownValue(bound.model.fields, name);
    if (!field) draft.faults.push(unknownField(name, bound, others));
    else if (!field.write) draft.ignored.push(name);
    else field.write(finderOf(bound, name))(value, writingTo(bound, draft, name));
  }
  putCustom(bound, record["custom_fields"], draft);
  if (draft.faults.length > 0) throw new InputError(`Record: ${draft.faults.join("; ")}.`);
  return draft;
}

/** Of such a record all is null: a write would create it anew, or clear what is there. */
const DELETED =
  "Record is one that was deleted (deleted: true), of which only the ID is known; expected a record with its values. Delete Entity deletes one.";

const cut = (name: string): string => (name.length > 80 ? `${name.slice(0, 80)}…` : name);

const unknownField = (name: string, { model }: BoundModel, others: readonly string[]): string => {
  const names = [...Object.keys(model.fields), ...others, "custom_fields"];
  const [like] = nearest(name, names);
  const hint = like ? `did you mean ${like}?` : `expected ${names.join(", ")}`;
  return `${JSON.stringify(cut(name))} is no field of the model ${model.name} (${hint})`;
};

const writingTo = (
  { wanted, table }: Pick<BoundModel, "wanted" | "table">,
  draft: Draft,
  field: string,
): Writing => {
  const pathOf = (part: string): string => (part === "" ? field : `${field}.${part}`);
  const fault = (part: string, what: string): void => {
    draft.faults.push(`${cut(pathOf(part))}: ${what}`);
  };
  return {
    fault,
    state: (value) => {
      draft.state = value;
    },
    unlink: (column, of) => {
      draft.unlinked.push({ column, table: of });
    },
    put: (column, part, value) => {
      if (!column) {
        if (value === null || value === "") return;
        const name = wanted.get(pathOf(part)) ?? "";
        fault(part, `the table ${table.logicalName} has no column ${name} to keep it in`);
      } else if (Object.hasOwn(draft.columns, column.name)) {
        // A record that was read has the same in both.
        if (isDeepStrictEqual(draft.columns[column.name], value)) return;
        fault(part, `another field is kept in ${column.name} as well`);
      } else setOwn(draft.columns, column.name, value);
    },
  };
};

const putCustom = (bound: BoundModel, fields: unknown, draft: Draft): void => {
  const given = structured(fields);
  if (given === undefined || given === null || given === "") return;
  if (!isRecord(given)) {
    draft.faults.push("custom_fields: expected an object");
    return;
  }
  for (const [name, value] of Object.entries(given)) {
    const to = writingTo(bound, draft, `custom_fields.${name}`);
    const column = customColumn(bound, name);
    if (!column) to.fault("", missingCustom(name, bound));
    else if (column.column.validForCreate || column.column.validForUpdate) {
      putValue(to, column, { part: "", given: value });
    } else draft.ignored.push(`custom_fields.${cut(name)}`);
  }
};

const customColumn = ({ custom, table }: BoundModel, name: string): BoundColumn | undefined => {
  const known = custom.get(name);
  if (known) return known;
  const found = columnNamed(name, table);
  return found?.isCustom ? boundColumn(found) : undefined;
};

const missingCustom = (name: string, { custom, table }: BoundModel): string => {
  const [like] = nearest(name, [...custom.keys()]);
  const hint = like ? `; did you mean ${like}?` : "";
  return `the table ${table.logicalName} has no such custom column${hint}`;
};
