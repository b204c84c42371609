import type { Column } from "../schema/derived";
import { autoNumber, isoSeconds } from "../store";
import type { Row } from "../types";
import type { Random } from "./random";
import {
  cities,
  companyEndings,
  companyStems,
  firstNames,
  jobTitles,
  lastNames,
  remarks,
  streets,
  subjects,
} from "./words";

/** Makes a column's value for the row with the given number. */
export type Maker = (random: Random, number: number) => Row[string];

/** Columns that are recognised by name, whatever the table. */
const byName: Readonly<Record<string, Maker>> = {
  name: (random, number) => `${random.pick(companyStems)} ${random.pick(companyEndings)} ${number}`,
  companyname: (random) => random.pick(companyStems),
  firstname: (random) => random.pick(firstNames),
  lastname: (random) => random.pick(lastNames),
  subject: (random) => random.pick(subjects),
  title: (random) => random.pick(subjects),
  description: (random) => (random.chance(0.5) ? random.pick(remarks) : null),
  jobtitle: (random) => random.pick(jobTitles),
  emailaddress1: (_, number) => `g${number}@generated.example`,
  telephone1: (random) => `+1 555 ${random.integer(1_000_000, 9_999_999)}`,
  fax: (random) => (random.chance(0.3) ? `+1 555 ${random.integer(1_000_000, 9_999_999)}` : null),
  websiteurl: (_, number) => `https://www.g${number}.example/`,
  address1_line1: (random) => `${random.integer(1, 4999)} ${random.pick(streets)}`,
  address1_city: (random) => random.pick(cities).city,
  address1_postalcode: (random) => random.pick(cities).postalcode,
  address1_country: (random) => random.pick(cities).country,
};

/** How to make an ordinary value of the column; undefined if it is better left empty. */
export function makerFor(column: Column, now: number): Maker | undefined {
  const { autoNumber: prefix } = column;
  if (prefix) {
    return (random, number) => autoNumber(prefix, number + 1, random.guid());
  }
  const named = byName[column.name];
  if (named) {
    return shortened(column, named);
  }
  if (column.type === "money" || column.type === "choice" || always.has(column.name)) {
    return column.name.startsWith("address") ? undefined : ofType(column, now);
  }
  if (!column.custom && column.required !== "application") {
    return undefined;
  }
  const isText = column.type === "string" || column.type === "memo";
  const text: Maker = (_, number) => `${column.label} ${number}`;
  return isText ? shortened(column, text) : ofType(column, now);
}

/** Columns of built-in tables that are not required, and yet filled as their type has it. */
const always = new Set([
  "actualdurationminutes",
  "birthdate",
  "closeprobability",
  "estimatedclosedate",
  "followupby",
  "numberofemployees",
  "percentcomplete",
  "quantityonhand",
  "scheduledend",
  "scheduledstart",
]);

/** How to make a value no other row has. */
export function uniqueMaker(column: Column, now: number): Maker | undefined {
  switch (column.type) {
    case "string":
      return byName[column.name] && column.format === "Email"
        ? byName[column.name]
        : (_, number) => `G-${number}`;
    case "integer":
    case "decimal":
      return (_, number) => 1_000_000 + number;
    case "datetime":
      return (_, number) => dateOf(column, Date.UTC(1900, 0, 1) + number * 86_400_000);
    case "uniqueidentifier":
      return (random) => random.guid();
    default:
      return makerFor(column, now);
  }
}

function ofType(column: Column, now: number): Maker | undefined {
  const options = (column.options ?? []).map((option) => option.value);
  const { min = 0, max = 1000, precision = 2 } = column;
  const low = Math.max(min, 0);
  const high = Math.min(max, column.type === "integer" ? 50_000 : 10_000_000);
  switch (column.type) {
    case "choice":
      return options.length > 1 ? (random) => random.pick(options) : undefined;
    case "multichoice":
      return (random) => options.filter((_, at) => at === 0 || random.chance(0.4)).join(",");
    case "integer":
      return (random) => random.integer(low, high);
    case "bigint":
      return (random) => BigInt(random.bits()) * 2_000_000_000n;
    case "decimal":
    case "double":
    case "money":
      return (random) =>
        Number((low + (random.bits() / 2 ** 32) * (high - low)).toFixed(precision));
    case "datetime":
      return (random) => dateOf(column, now - random.integer(0, 94_608_000) * 1000);
    case "uniqueidentifier":
      return (random) => random.guid();
    default:
      return undefined;
  }
}

function dateOf(column: Column, at: number): string {
  const moment = isoSeconds(at);
  return column.behavior === "DateOnly" ? moment.slice(0, 10) : moment;
}

function shortened({ maxLength = 4000 }: Column, maker: Maker): Maker {
  return (random, number) => {
    const value = maker(random, number);
    return typeof value === "string" ? value.slice(0, maxLength) : value;
  };
}
