import { InputError } from "../../client";

/** A table that no environment has: a list that still names it was never filled in. */
const EXAMPLE_TABLE = "your_table";

/** What the designer begins with. */
export const STARTING_ACTIONS = JSON.stringify(
  [
    {
      action: "create",
      collection: EXAMPLE_TABLE,
      data: { name: "Fabrikam, Inc." },
      returnRepresentation: true,
    },
    {
      action: "update",
      collection: EXAMPLE_TABLE,
      key: "00000000-0000-0000-0000-000000000001",
      data: { name: "Fabrikam Europe" },
    },
    {
      action: "delete",
      collection: EXAMPLE_TABLE,
      key: "00000000-0000-0000-0000-000000000002",
    },
  ],
  null,
  2,
);

/**
 * Refuses a list in which an action is left as the designer began it.
 *
 * @throws InputError that names these actions
 */
export function requireOwnTables(actions: readonly unknown[]): readonly unknown[] {
  const left = actions.flatMap((action, index) => (isLeft(action) ? [index] : []));
  if (left.length === 0) return actions;
  const shown = left.slice(0, 10).join(", ") + (left.length > 10 ? ", …" : "");
  throw new InputError(
    `Batch Actions still names ${EXAMPLE_TABLE}, the table of its example, in action ${shown}: put the name of a table there, such as accounts, or take the action out; nothing was sent.`,
  );
}

/** Whether the action is for the table of the example, or for a record in it. */
const isLeft = (action: unknown): boolean =>
  typeof action === "object" &&
  action !== null &&
  Object.entries(action).some(
    ([field, value]) => ADDRESS.test(field) && typeof value === "string" && LEFT.test(value),
  );

const ADDRESS = /^(?:collection|key|target)$/i;

const LEFT = new RegExp(`^\\s*/?${EXAMPLE_TABLE}\\s*(?:\\(|$)`, "i");
