import { randomUUID } from "node:crypto";

/** A GUID as rows carry them: lower case, without braces. */
export function randomGuid(): string {
  return randomUUID();
}
