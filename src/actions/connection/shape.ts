import { list, orNull } from "../metadata/shapes";
import { flag, object, text, whole } from "../schemas";

export const validation = object(
  "What is right and wrong with the connection",
  {
    ok: flag("False when a step failed"),
    steps: list(
      "URL, token, sign-in, user and roles, privileges, rate limits, in this order",
      whole("A step", {
        name: text("What was looked at"),
        ok: orNull(flag("False when the step failed, null when it was skipped")),
        skipped: flag("True when there was nothing to look at"),
        detail: text("What was found"),
        todo: orNull(text("What to do about it")),
      }),
    ),
    missingPrivileges: list(
      "What the user may not do with the records of the tables in Entity Types",
      whole("A privilege that the user lacks", {
        entityType: text("Table as it is named in Entity Types"),
        logicalName: text("Logical name of the table"),
        right: text("create, read, write, delete, append, appendTo, assign or share"),
        privilege: text("Name of the privilege"),
      }),
    ),
    actions: list(
      "What the actions of Action Keys take, one entry for each action and table",
      whole("An action", {
        action: text("Key of the action"),
        entityType: orNull(text("Table as it is named in Entity Types")),
        ok: orNull(flag("False when a privilege is missing, null when it is not known")),
        missing: list("What it always takes and the user lacks", text("Name of a privilege")),
        sometimesMissing: list(
          "What it takes only sometimes and the user lacks",
          whole("Privileges", {
            when: text("When it takes them"),
            takes: list("The privileges", text("Name of a privilege")),
          }),
        ),
        detail: text("What was found"),
      }),
    ),
  },
  ["ok", "steps", "missingPrivileges", "actions"],
);
