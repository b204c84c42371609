/** Columns of the benchmark's rows; Dataverse adds `@odata.etag` and the currency of a money column. */
export const COLUMNS = [
  "accountid",
  "name",
  "accountnumber",
  "telephone1",
  "emailaddress1",
  "websiteurl",
  "address1_line1",
  "address1_city",
  "address1_postalcode",
  "address1_country",
  "revenue",
  "numberofemployees",
  "creditonhold",
  "statecode",
  "statuscode",
  "createdon",
  "modifiedon",
  "versionnumber",
  "_primarycontactid_value",
  "_ownerid_value",
] as const;

/** The table of these rows, as the state of a trigger names it. */
export const TABLE = {
  entityType: "accounts",
  timestampColumn: "modifiedon",
  set: "accounts",
  primaryId: "accountid",
  createdColumns: ["createdon"],
};

const NAMES = ["Fabrikam", "Contoso", "Litware", "Adventure Works", "Łódź Trading", "A. Datum"];
const CITIES = ["Zürich", "Redmond", "Kraków", "São Paulo", "Lyon", "Dublin"];
const COUNTRIES = ["Switzerland", "United States", "Poland", "Brazil", "France", "Ireland"];
const STREETS = ["Main Street", "Bahnhofstrasse", "Rue de la République", "Baker Street"];

/** A small generator of repeatable numbers from 0 to 1 (mulberry32). */
const generator = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** The JSON text of one row as Dataverse writes it: money with four decimals, dates without a fraction. */
export function renderRow(index: number): string {
  const random = generator(index + 1);
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = (list: readonly string[]) => list[below(list.length)] ?? "";
  const hex = (digits: number) =>
    below(16 ** digits)
      .toString(16)
      .padStart(digits, "0");
  const guid = () => `${hex(8)}-${hex(4)}-ef11-${hex(4)}-${hex(6)}${hex(6)}`;
  const date = () =>
    new Date(Date.UTC(2019, 0, 1) + below(220_000_000) * 1000).toISOString().replace(".000Z", "Z");
  const text = (value: string) => JSON.stringify(value);
  const optional = (value: string) => (random() < 0.15 ? "null" : value);
  const version = 81_000_000 + below(9_000_000);
  const place = below(CITIES.length);
  const name = `${pick(NAMES)} ${index}`;
  const fields: [string, string][] = [
    ["@odata.etag", text(`W/"${version}"`)],
    ["accountid", text(guid())],
    ["name", text(name)],
    ["accountnumber", text(`A-${String(100_000 + index)}`)],
    [
      "telephone1",
      optional(text(`+41 44 ${100 + below(900)} ${10 + below(90)} ${10 + below(90)}`)),
    ],
    ["emailaddress1", optional(text(`office${index}@example.com`))],
    ["websiteurl", optional(text(`https://www.example.com/${index}`))],
    ["address1_line1", text(`${1 + below(400)} ${pick(STREETS)}`)],
    ["address1_city", text(CITIES[place] ?? "")],
    ["address1_postalcode", text(String(10_000 + below(89_999)))],
    ["address1_country", text(COUNTRIES[place] ?? "")],
    ["revenue", optional(`${below(9_000_000)}.${String(below(100)).padStart(2, "0")}00`)],
    ["numberofemployees", String(1 + below(5_000))],
    ["creditonhold", String(random() < 0.1)],
    ["statecode", "0"],
    ["statuscode", "1"],
    ["createdon", text(date())],
    ["modifiedon", text(date())],
    ["versionnumber", String(version)],
    ["_primarycontactid_value", optional(text(guid()))],
    ["_ownerid_value", text(guid())],
    ["_transactioncurrencyid_value", text("a1f0c2de-7b1f-ef11-840a-000d3a3b5f10")],
  ];
  return `{${fields.map(([key, json]) => `"${key}":${json}`).join(",")}}`;
}
