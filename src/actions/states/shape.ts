import { flag, integer, object, type Schema, text } from "../schemas";

const where = (description: string): Schema =>
  object(
    description,
    {
      state: text("Label of the state"),
      status: text("Label of the status reason"),
      statecode: integer("Number of the state"),
      statuscode: integer("Number of the status reason"),
    },
    ["state", "status", "statecode", "statuscode"],
  );

/** What setting a state answers with. */
export const stateChange = object(
  "State before and afterwards, and the steps between them",
  {
    changed: flag("False where the record was there already"),
    from: where("State before"),
    to: where("State afterwards"),
    steps: {
      type: "array",
      description: "What was sent, in this order",
      items: object(
        "One step",
        { by: text("Update, or the name of the message"), to: where("State after the step") },
        ["by", "to"],
      ),
    },
    created: object(
      "Activity that keeps the closing, where Dataverse created one and it could be read",
      { table: text("Logical name of its table"), id: text("ID of the activity") },
      ["table", "id"],
    ),
  },
  ["changed", "from", "to", "steps"],
);
