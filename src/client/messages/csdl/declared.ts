import type { Parameter, Signature, TypeRef } from "../../types/messages";

/** An action or a function as it is declared. */
export interface Declared {
  readonly name: string;
  readonly kind: Signature["kind"];
  readonly isBound: boolean;
  readonly parameters: (Omit<Parameter, "need"> & { isNullable: boolean; isOptional: boolean })[];
  returns?: TypeRef;
}
