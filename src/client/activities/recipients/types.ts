/** Somebody as a column of parties takes it: a reference to a record, or a row with an address alone. */
export type Party =
  | { readonly addressused: string }
  | { readonly table: string; readonly id: string }
  | { readonly reference: unknown };
