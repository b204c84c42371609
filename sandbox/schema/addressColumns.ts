import type { ColumnDeclaration, TableDeclaration } from "./types";

/** One part of an address: suffix of the schema name, label, and what sets it apart from a string. */
type Part = [suffix: string, label: string, rest: Partial<ColumnDeclaration>];

const parts: readonly Part[] = [
  ["AddressId", "ID", { type: "uniqueidentifier" }],
  ["AddressTypeCode", "Address Type", options("Bill To", "Ship To", "Primary", "Other")],
  ["City", "City", { maxLength: 80 }],
  ["Country", "Country/Region", { maxLength: 80 }],
  ["County", "County", { maxLength: 50 }],
  ["Fax", "Fax", { maxLength: 50 }],
  ["Latitude", "Latitude", { type: "double", min: -90, max: 90, precision: 5 }],
  ["Line1", "Street 1", { maxLength: 250 }],
  ["Line2", "Street 2", { maxLength: 250 }],
  ["Line3", "Street 3", { maxLength: 250 }],
  ["Longitude", "Longitude", { type: "double", min: -180, max: 180, precision: 5 }],
  ["Name", "Name", { maxLength: 200 }],
  ["PostalCode", "ZIP/Postal Code", { maxLength: 20 }],
  ["PostOfficeBox", "Post Office Box", { maxLength: 20 }],
  ["ShippingMethodCode", "Shipping Method", options(...carriers())],
  ["StateOrProvince", "State/Province", { maxLength: 50 }],
  ["Telephone1", "Phone", { maxLength: 50, format: "Phone" }],
  ["Telephone2", "Telephone 2", { maxLength: 50, format: "Phone" }],
  ["Telephone3", "Telephone 3", { maxLength: 50, format: "Phone" }],
  ["UPSZone", "UPS Zone", { maxLength: 4 }],
  ["UTCOffset", "UTC Offset", { type: "integer", min: -1500, max: 1500 }],
];

/** The columns of the standard address groups a table declares, and their read-only composites. */
export function addressColumns(table: TableDeclaration): ColumnDeclaration[] {
  return (table.addresses ?? []).flatMap((prefix) => {
    const column = ([suffix, label, rest]: Part): ColumnDeclaration => ({
      name: `${prefix}_${suffix.toLowerCase()}`,
      schemaName: `${schemaPrefix(prefix)}_${suffix}`,
      label: `${groupLabel(prefix)}: ${label}`,
      type: "string",
      ...rest,
    });
    return [...parts.map(column), composite(prefix)];
  });
}

/** The whole address as one text, line by line. */
function composite(prefix: string): ColumnDeclaration {
  const part = (suffix: string) => `{${prefix}_${suffix}}`;
  return {
    name: `${prefix}_composite`,
    schemaName: `${schemaPrefix(prefix)}_Composite`,
    type: "memo",
    maxLength: 1000,
    label: groupLabel(prefix),
    computed: [
      part("line1"),
      part("line2"),
      part("line3"),
      `${part("city")}, ${part("stateorprovince")} ${part("postalcode")}`,
      part("country"),
    ].join("\r\n"),
    validForCreate: false,
    validForUpdate: false,
  };
}

function schemaPrefix(prefix: string): string {
  return prefix.charAt(0).toUpperCase() + prefix.slice(1);
}

/** `address1` is shown as `Address 1`. */
function groupLabel(prefix: string): string {
  return schemaPrefix(prefix).replace(/(\d{1,3})$/, " $1");
}

function carriers(): string[] {
  return ["Airborne", "DHL", "FedEx", "UPS", "Postal Mail", "Full Load", "Will Call"];
}

function options(...labels: string[]): Partial<ColumnDeclaration> {
  return { type: "choice", options: labels.map((label, at) => ({ value: at + 1, label })) };
}
