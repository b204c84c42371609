import fc from "fast-check";
import { bareReference, bareRow, pair, typed } from "../../../triggers/payloads";

/** A value as it goes over the wire, and what it means. */
export interface Sample {
  readonly wire: unknown;
  readonly plain: unknown;
}

const same = (value: unknown): Sample => ({ wire: value, plain: value });
const guid = fc.uuid().filter((id) => !/^[0-]+$/.test(id));
const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
const int = fc.integer();

const scalar = fc.oneof(
  fc.boolean(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constant(null),
  fc.string({ unit: "grapheme" }).filter((text) => !text.startsWith("/Date(")),
);

const date = fc
  .tuple(
    fc.integer({ min: -6.2e13, max: 2.5e14 }),
    fc.constantFrom(["", 0], ["+0000", 0], ["-0700", -420], ["+0530", 330]),
  )
  .map(([ms, [offset, minutes]]) => ({
    wire: `/Date(${ms}${offset})/`,
    plain: new Date(ms + Number(minutes) * 60_000).toISOString().replace(".000Z", "Z"),
  }));

/** A value of .NET itself, where any object may stand. */
const systemValue = fc
  .tuple(fc.constantFrom("Guid", "DateTime", "Decimal", "Int64", "TimeSpan"), fc.oneof(int, guid))
  .map(([type, value]) => ({
    wire: { __type: `${type}:#System`, __value: value },
    plain: value,
  }));

const wrapped = fc
  .tuple(fc.constantFrom("OptionSetValue", "Money", "BooleanManagedProperty"), int)
  .map(([type, value]) => ({
    wire: typed(
      type,
      type.startsWith("B") ? { CanBeChanged: true, Value: value } : { Value: value },
    ),
    plain: value,
  }));

/** As the wire has it, and as an object around the list, which some versions of the serializer write. */
const choices = fc
  .tuple(fc.array(int, { minLength: 1 }), fc.boolean())
  .map(([values, inObject]) => {
    const list = values.map((value) => typed("OptionSetValue", { Value: value }));
    return {
      wire: inObject ? typed("OptionSetValueCollection", { Values: list }) : list,
      plain: values,
    };
  });

const lookup = fc
  .tuple(guid, name, fc.option(fc.string({ minLength: 1 })), fc.boolean())
  .map(([id, table, label, hasType]) => {
    const bare = bareReference(table, id, label);
    return {
      wire: hasType ? typed("EntityReference", bare) : bare,
      plain: { id, table, name: label },
    };
  });

const columnsOf = (value: fc.Arbitrary<Sample>) =>
  fc.dictionary(name, value, { maxKeys: 4, noNullPrototype: true });

const plainOf = (columns: Record<string, Sample>) =>
  Object.fromEntries(Object.entries(columns).map(([key, { plain }]) => [key, plain]));

const wireOf = (columns: Record<string, Sample>) =>
  Object.fromEntries(Object.entries(columns).map(([key, { wire }]) => [key, wire]));

const rowOf = (value: fc.Arbitrary<Sample>) =>
  fc
    .tuple(
      guid,
      name,
      columnsOf(value),
      fc.dictionary(name, fc.string(), { maxKeys: 2, noNullPrototype: true }),
    )
    .map(([id, table, columns, labels]) => ({
      wire: bareRow(table, id, wireOf(columns), labels),
      plain: { id, table, columns: plainOf(columns), formatted: labels },
    }));

/** Values of every kind, nested in one another, with what they mean: a test's own encoder. */
export const sample: fc.Arbitrary<Sample> = fc.letrec<{ value: Sample }>((tie) => {
  const value = tie("value");
  const row = rowOf(value);
  return {
    value: fc.oneof(
      { maxDepth: 4, depthIdentifier: "wire" },
      scalar.map(same),
      date,
      systemValue,
      wrapped,
      choices,
      lookup,
      fc.array(fc.constantFrom("a", "b", "c")).map(same),
      row,
      row.map(({ wire, plain }) => ({ wire: typed("Entity", wire), plain })),
      fc.tuple(name, fc.array(row, { maxLength: 3 })).map(([table, entries]) => ({
        wire: typed("EntityCollection", {
          EntityName: table,
          MoreRecords: false,
          Entities: entries.map(({ wire }) => wire),
        }),
        plain: entries.map(({ plain }) => plain),
      })),
      columnsOf(value)
        .filter((columns) => Object.keys(columns).length > 0)
        .map((columns) => ({
          wire: Object.entries(wireOf(columns)).map(([key, wire]) => pair(key, wire)),
          plain: plainOf(columns),
        })),
      value.map(({ wire, plain }) => ({
        wire: typed("AliasedValue", {
          AttributeLogicalName: "name",
          EntityLogicalName: "account",
          Value: wire,
        }),
        plain,
      })),
    ),
  };
}).value;
