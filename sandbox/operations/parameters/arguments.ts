import { doesNotExist } from "../../query/resolveKey";
import type { JsonObject } from "../../records/payload/body";
import type { Store } from "../../types";
import { enumOf } from "../catalog";
import { noKey } from "../refusals";
import type { RowReference, StoredRow } from "../types";
import { EntityValue } from "./entities";

/**
 * The parameters of one call by name, each of its declared type. The methods without `optional` are
 * for those that may not be left out: that they are there has been checked before.
 */
export class Arguments {
  constructor(
    readonly store: Store,
    /** As `parameterValue` made them; nothing for those left out. */
    readonly values: JsonObject,
  ) {}

  has(name: string): boolean {
    return this.#value(name) !== undefined;
  }

  /** Text, a GUID, a time, or the member of an enumeration. */
  text(name: string): string {
    return required(name, this.optionalText(name));
  }

  optionalText(name: string): string | undefined {
    const value = this.#value(name);
    return value === undefined ? undefined : String(value);
  }

  number(name: string): number {
    return required(name, this.optionalNumber(name));
  }

  optionalNumber(name: string): number | undefined {
    const value = this.#value(name);
    return value === undefined ? undefined : Number(String(value));
  }

  /** False where it was left out. */
  boolean(name: string): boolean {
    return this.#value(name) === true;
  }

  /** Sum of the members of an enumeration. */
  mask(name: string, enumeration: string): number {
    const members = enumOf(enumeration) ?? {};
    return this.text(name)
      .split(",")
      .reduce((sum, member) => sum | (members[member] ?? 0), 0);
  }

  /** The members of a complex type. */
  object(name: string): Arguments {
    return required(name, this.optionalObject(name));
  }

  optionalObject(name: string): Arguments | undefined {
    const value = this.#value(name);
    return value === undefined ? undefined : new Arguments(this.store, value as JsonObject);
  }

  /** Items of a collection of texts, numbers or the like. */
  list(name: string): readonly unknown[] {
    return (this.#value(name) as readonly unknown[] | undefined) ?? [];
  }

  /** A row as it was sent: its table, its properties, and its key if it has one. */
  entity(name: string): EntityValue {
    return required(name, this.optionalEntity(name));
  }

  optionalEntity(name: string): EntityValue | undefined {
    const value = this.#value(name);
    if (value === undefined || value instanceof EntityValue) return value;
    throw noKey();
  }

  entities(name: string): readonly EntityValue[] {
    return this.list(name).filter((item) => item instanceof EntityValue);
  }

  /** The stored row that a parameter names by its key. Throws 404 where there is none. */
  row(name: string): StoredRow & RowReference {
    return storedRow(this.store, this.entity(name));
  }

  optionalRow(name: string): (StoredRow & RowReference) | undefined {
    const entity = this.optionalEntity(name);
    return entity && storedRow(this.store, entity);
  }

  rows(name: string): (StoredRow & RowReference)[] {
    return this.entities(name).map((entity) => storedRow(this.store, entity));
  }

  #value(name: string): unknown {
    return Object.hasOwn(this.values, name) ? (this.values[name] ?? undefined) : undefined;
  }
}

function storedRow(store: Store, { table, id }: EntityValue): StoredRow & RowReference {
  if (id === undefined) throw noKey();
  const row = store.read(table.logicalName, id);
  if (row === undefined) throw doesNotExist(table, id);
  return { table, row, id };
}

function required<Value>(name: string, value: Value | undefined): Value {
  if (value === undefined) throw new Error(`The parameter ${name} may be left out.`);
  return value;
}
