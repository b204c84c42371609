import type { ShareResult } from "../../client";
import { list, orNull } from "../metadata/shapes";
import { object, outputOf, type Schema, text, whole } from "../schemas";

/** A user or team, as far as it is known. */
export function principal(description: string, properties: Record<string, Schema> = {}): Schema {
  return object(
    description,
    {
      table: text("systemuser or team"),
      id: text("GUID of the user or team"),
      name: text("Its name, if it was read"),
      ...properties,
    },
    ["table", "id"],
  );
}

const rights = (description: string) => list(description, text("Read, Write, AppendTo, …"));

/** With whom a record is shared afterwards. */
export const shares = outputOf(
  object(
    "With whom the record is shared now",
    {
      record: whole("The record", {
        table: text("Logical name of its table"),
        id: text("GUID of the record"),
      }),
      principal: principal("The user or team that Principal means"),
      rights: orNull(rights("What it may do now by sharing; null if that could not be read")),
      sharedWith: orNull(
        list(
          "Every user and team with which the record is shared; null if that could not be read",
          principal("A user or team", { rights: rights("What it may do") }),
        ),
      ),
      warning: text("Why it could not be read, if so"),
    },
    ["record", "principal", "rights", "sharedWith"],
  ),
);

const DESK = { table: "team", id: "5b38fb0c-5128-ef11-9f89-000d3a4c3303" } as const;

/** @param granted rights of the team afterwards */
export function exampleShares(granted: readonly string[]): { data: ShareResult } {
  const ann = { table: "systemuser", id: "4026be43-6b69-e111-8f65-78e7d1620f5e", rights: ["Read"] };
  return {
    data: {
      record: { table: "account", id: "7d577253-3ef0-4a0a-bb7f-8335c2596e70" },
      principal: { ...DESK, name: "Tender Desk" },
      rights: granted,
      sharedWith:
        granted.length > 0 ? [ann, { ...DESK, name: "Tender Desk", rights: granted }] : [ann],
    },
  };
}
