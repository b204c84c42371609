import type { Row } from "../../types";
import type { World } from "./world";

/** Values of the column `type` of parameters and properties. */
const types = { boolean: 0, time: 1, integer: 7, money: 8 };

interface Declared {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly row: Row;
  readonly parameters: readonly (readonly [name: string, type: number, optional?: true])[];
  readonly properties: readonly (readonly [name: string, type: number])[];
}

/** What the company added to its environment; `operations/customApis/believable.ts` answers it. */
const declared: readonly Declared[] = [
  {
    name: "new_CheckCredit",
    label: "Check Credit",
    description: "Says whether an account may order for an amount.",
    row: { bindingtype: 1, boundentitylogicalname: "account" },
    parameters: [["Amount", types.money]],
    properties: [
      ["IsApproved", types.boolean],
      ["Limit", types.money],
    ],
  },
  {
    name: "new_WorkingDays",
    label: "Working Days",
    description: "Counts the days from Monday to Friday between two times.",
    row: { isfunction: 1 },
    parameters: [
      ["From", types.time],
      ["Until", types.time, true],
    ],
    properties: [["Days", types.integer]],
  },
];

/** Custom APIs with their parameters and response properties. */
export function seedCustomApis(
  insert: (table: string, rows: readonly Row[]) => unknown,
  { random }: World,
): void {
  for (const { name, label, description, row, parameters, properties } of declared) {
    const customapiid = random.guid();
    const words = { displayname: label, description };
    insert("customapi", [{ customapiid, uniquename: name, name, ...words, ...row }]);
    const field = ([uniquename, type]: readonly [string, number, true?]): Row => ({
      uniquename,
      name: `${name}.${uniquename}`,
      displayname: uniquename,
      description: `${uniquename} of ${label}`,
      type,
      customapiid,
    });
    insert(
      "customapirequestparameter",
      parameters.map((parameter) => ({ ...field(parameter), isoptional: parameter[2] ? 1 : 0 })),
    );
    insert("customapiresponseproperty", properties.map(field));
  }
}
