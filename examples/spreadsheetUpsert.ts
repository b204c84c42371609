import type { Example, Row } from "./types";

interface Result {
  readonly written: number;
  /** One line a row that was refused: its number in the sheet, and why. */
  readonly refused: readonly { readonly row: number; readonly why: string }[];
}

const SHEET = `Account Number;Name;City;Employees
A-1001;Alpine Ski House;Zürich;1200
A-1002;Blue Yonder "Airlines";København;340
A-1001;Alpine Ski House AG;Zürich;1250
A-1003;Proseware;Zürich;many
`;

/**
 * An export from a spreadsheet is written by the account number: known accounts are updated, new ones
 * created, and running it again changes nothing. Each row that is refused is reported with its reason.
 */
export const spreadsheetUpsert: Example<string, Result> = {
  title: "Upsert from a spreadsheet export",
  payload: SHEET,
  run: async (act, sheet) => {
    const [, ...lines] = sheet.trim().split(/\r?\n/);
    const refused: { row: number; why: string }[] = [];
    for (const [index, line] of lines.entries()) {
      const [accountNumber = "", name = "", city = "", employees = ""] = line.split(";");
      try {
        await act("upsertEntity", {
          entityType: "accounts",
          entityId: `accountnumber='${accountNumber}'`,
          dynamicValues: { name, address1_city: city, numberofemployees: wholeNumber(employees) },
        });
      } catch (error) {
        refused.push({
          row: index + 2,
          why: error instanceof Error ? error.message : String(error),
        });
      }
    }
    return { written: lines.length - refused.length, refused };
  },
};

const wholeNumber = (text: string): Row[string] => (/^\d+$/.test(text) ? Number(text) : text);
