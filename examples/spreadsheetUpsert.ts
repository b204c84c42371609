import type { Example } from "./types";

interface Result {
  readonly written: number;
  /** One line a row that was refused: its number in the sheet, and why. */
  readonly refused: readonly { readonly row: number; readonly why: string }[];
}

/** What a bulk action answers, as far as this flow looks at it. */
interface Verdicts {
  readonly succeeded: number;
  readonly results: readonly {
    readonly index: number;
    readonly error?: { readonly message: string };
  }[];
}

const SHEET = `Account Number;Name;City;Employees
A-1001;Alpine Ski House;Zürich;1200
A-1002;Blue Yonder "Airlines";København;340
A-1001;Alpine Ski House AG;Zürich;1250
A-1003;Proseware;Zürich;many
`;

/**
 * An export from a spreadsheet is written by the account number, all rows with one action: known accounts
 * are updated, new ones created, and running it again changes nothing. Values stay text, as they are in
 * the sheet. Each row that is refused is reported with its reason.
 */
export const spreadsheetUpsert: Example<string, Result> = {
  title: "Upsert from a spreadsheet export",
  payload: SHEET,
  run: async (act, sheet) => {
    const [, ...lines] = sheet.trim().split(/\r?\n/);
    const records = lines.map((line) => {
      const [accountnumber, name, city, employees] = line.split(";");
      return { accountnumber, name, address1_city: city, numberofemployees: employees };
    });
    const { succeeded, results } = (await act("bulkUpsertEntities", {
      entityType: "accounts",
      alternateKey: "accountnumber",
      records,
    })) as Verdicts;
    // The first line of the sheet has the titles.
    const refused = results.flatMap(({ index, error }) =>
      error ? [{ row: index + 2, why: error.message }] : [],
    );
    return { written: succeeded, refused };
  },
};
