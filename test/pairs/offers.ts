import type { ObjectFieldMap } from "@prismatic-io/spectral";
import { pick, pickForm, pickMap, pickObjects } from "../dataSources/pick";
import type { Bench } from "../support/sandbox";
import type { Meaning } from "./meanings";

/** A value that a data source yields, and the logical name of the column it stands for. */
export interface Offer {
  readonly value: string;
  readonly column?: string | undefined;
}

type Elements = readonly { readonly key: string; readonly label?: string | undefined }[];

/** `Account Name (name)` and `Account Name (name): text` tell the column. */
const columnsOf = (elements: Elements): Offer[] =>
  elements.map(({ key, label }) => ({
    value: key,
    column: /\(([a-z][a-z0-9_]*)\)/.exec(label ?? "")?.[1] ?? key,
  }));

const accounts = (elements: Elements): Offer[] =>
  elements
    .filter(({ label }) => /^Account\b(?! )|^Account \(Account\)/.test(label ?? ""))
    .map(({ key }) => ({ value: key }));

const ACCOUNTS = { entityType: "accounts" };
const COLUMN_USES = ["readable", "writable", "filterable"];

/** What a data source offers of a meaning, about the table of accounts. */
export const offersOf = async (
  bench: Bench,
  source: string,
  meaning: Meaning,
): Promise<Offer[]> => {
  switch (source) {
    case "entityTypes":
    case "entities":
      return accounts(await pick(bench, source));
    case "getEntitiesMetaData": {
      const objects = await pickObjects(bench, { recordTypeFilter: ["account"] });
      const account = objects.filter(({ object }) => object.label === "Account");
      return meaning === "table"
        ? accounts(account.map(({ object }) => object))
        : account.flatMap(({ fields }) => columnsOf(fields ?? []));
    }
    case "fieldMap": {
      const { fields, options = [] } = (await pickMap(bench, ACCOUNTS)) as ObjectFieldMap;
      return meaning === "table"
        ? accounts(options.map(({ object }) => object))
        : columnsOf([
            ...fields.map(({ field }) => field),
            ...options.flatMap((each) => each.fields ?? []),
          ]);
    }
    case "attributes":
      return columnsOf(await pick(bench, source, { entityId: "account" }));
    case "columns": {
      const uses = COLUMN_USES.map((columnUse) => pick(bench, source, { ...ACCOUNTS, columnUse }));
      return columnsOf((await Promise.all(uses)).flat());
    }
    case "users":
      return (await pick(bench, source, { search: "reyes" })).map(({ key }) => ({ value: key }));
    case "timeZones":
      return (await pick(bench, source, { search: "euro" })).map(({ key }) => ({ value: key }));
    case "globalChoices":
      return (await pick(bench, source)).map(({ key }) => ({ value: key }));
    case "webhookRegistrations":
      bench.sandbox.insert("serviceendpoint", {
        name: "A hook",
        url: "https://hooks.example/x",
        contract: 8,
        authtype: 5,
        authvalue: "<settings/>",
      });
      return (await pick(bench, source)).map(({ key }) => ({ value: key }));
    case "recordForm": {
      const { schema } = await pickForm(bench, ACCOUNTS);
      return Object.keys(schema.properties).map((column) => ({ value: column, column }));
    }
    case "recordKeys":
      return (await pick(bench, source, ACCOUNTS))
        .filter(({ key }) => !key.includes("…"))
        .map(({ key }) => ({ value: key }));
    case "choices":
      return columnsOf(await pick(bench, source, { ...ACCOUNTS, columnName: "industrycode" }));
    default:
      return (await pick(bench, source, ACCOUNTS)).map(({ key }) => ({ value: key }));
  }
};
