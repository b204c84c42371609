import { defaultSchemaName } from "./names";
import type { ColumnDeclaration, TableDeclaration } from "./types";

const readOnly = { validForCreate: false, validForUpdate: false } as const;

/** The columns Dataverse adds beside money, image and file columns. */
export function companionColumns(table: TableDeclaration): ColumnDeclaration[] {
  const companions = table.columns.flatMap(companionsOf);
  const money = table.columns.some((column) => column.type === "money");
  return money ? [...currencyColumns(table), ...companions] : companions;
}

function companionsOf(column: ColumnDeclaration): ColumnDeclaration[] {
  const derived = (suffix: string, label: string): Omit<ColumnDeclaration, "type"> => ({
    name: column.name + suffix.toLowerCase(),
    schemaName: (column.schemaName ?? defaultSchemaName(column.name)) + suffix,
    label: `${column.label} ${label}`,
    companionOf: column.name,
    ...(column.custom ? { custom: true } : {}),
    ...readOnly,
  });
  switch (column.type) {
    case "money":
      return [{ ...derived("_Base", "(Base)"), type: "money", precision: 4 }];
    case "image":
      return [
        { ...derived("Id", "Id"), type: "uniqueidentifier" },
        { ...derived("_Timestamp", "Timestamp"), type: "bigint" },
        { ...derived("_URL", "URL"), type: "string", maxLength: 200, format: "Url" },
      ];
    case "file":
      return [{ ...derived("_Name", "Name"), type: "string", maxLength: 200 }];
    default:
      return [];
  }
}

function currencyColumns(table: TableDeclaration): ColumnDeclaration[] {
  const columns: ColumnDeclaration[] = [
    {
      name: "transactioncurrencyid",
      schemaName: "TransactionCurrencyId",
      type: "lookup",
      label: "Currency",
      targets: [
        {
          table: "transactioncurrency",
          navigation: "transactioncurrencyid",
          collection: `transactioncurrency_${table.logicalName}`,
          onDelete: "restrict",
        },
      ],
    },
    {
      name: "exchangerate",
      schemaName: "ExchangeRate",
      type: "decimal",
      label: "Exchange Rate",
      precision: 12,
      min: 0.000000000001,
      max: 100000000000,
      ...readOnly,
    },
  ];
  const declared = new Set(table.columns.map((column) => column.name));
  return columns.filter((column) => !declared.has(column.name));
}
