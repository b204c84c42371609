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

/** The table that values are offered of. */
export interface About {
  readonly table: string;
  readonly set: string;
  readonly label: string;
  /** Its primary name; default `name`. */
  readonly name?: string;
}

const ACCOUNT: About = { table: "account", set: "accounts", label: "Account" };

const tables = (elements: Elements, { label: name }: About): Offer[] => {
  const own = new RegExp(`^${name}\\b(?! )|^${name} \\(${name}\\)`);
  return elements.filter(({ label }) => own.test(label ?? "")).map(({ key }) => ({ value: key }));
};

const COLUMN_USES = ["readable", "writable", "filterable"];

/** What a data source offers of a meaning, about one table. */
export const offersOf = async (
  bench: Bench,
  source: string,
  meaning: Meaning,
  about = ACCOUNT,
): Promise<Offer[]> => {
  const beside = { entityType: about.set };
  switch (source) {
    case "entityTypes":
    case "entities":
      return tables(await pick(bench, source), about);
    case "getEntitiesMetaData": {
      const objects = await pickObjects(bench, { recordTypeFilter: [about.table] });
      const own = objects.filter(({ object }) => object.label === about.label);
      return meaning === "table"
        ? tables(
            own.map(({ object }) => object),
            about,
          )
        : own.flatMap(({ fields }) => columnsOf(fields ?? []));
    }
    case "fieldMap": {
      const { fields, options = [] } = (await pickMap(bench, beside)) as ObjectFieldMap;
      return meaning === "table"
        ? tables(
            options.map(({ object }) => object),
            about,
          )
        : columnsOf([
            ...fields.map(({ field }) => field),
            ...options.flatMap((each) => each.fields ?? []),
          ]);
    }
    case "attributes":
      return columnsOf(await pick(bench, source, { entityId: about.table }));
    case "columns": {
      const uses = COLUMN_USES.map((columnUse) => pick(bench, source, { ...beside, columnUse }));
      return columnsOf((await Promise.all(uses)).flat());
    }
    case "users":
      return (await pick(bench, source, { search: "reyes" })).map(({ key }) => ({ value: key }));
    case "messages":
      return (await pick(bench, source, { search: "credit" })).map(({ key }) => ({ value: key }));
    case "functions":
      return (await pick(bench, source, { search: "whoami" })).map(({ key }) => ({ value: key }));
    case "lists":
      return (await pick(bench, source, { search: "accounts" })).map(({ key }) => ({ value: key }));
    case "queues":
      return (await pick(bench, source, { search: "support" })).map(({ key }) => ({ value: key }));
    case "teams":
      return (await pick(bench, source, { search: "desk" })).map(({ key }) => ({ value: key }));
    case "emailTemplates":
      return (await pick(bench, source, { search: "office" })).map(({ key }) => ({ value: key }));
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
      const { schema } = await pickForm(bench, beside);
      return Object.keys(schema.properties).map((column) => ({ value: column, column }));
    }
    case "recordKeys":
      return (await pick(bench, source, beside))
        .filter(({ key }) => !key.includes("…"))
        .map(({ key }) => ({ value: key }));
    case "choices":
      return columnsOf(await pick(bench, source, { ...beside, columnName: "industrycode" }));
    default:
      return (await pick(bench, source, beside)).map(({ key }) => ({ value: key }));
  }
};
