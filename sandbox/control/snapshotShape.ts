import { type Check, finite, having, listOf, object, text, whole } from "../checks";
import type { TableDeclaration } from "../schema/types";
import { checkShape } from "../schema/validate/shape";

const declaration: Check = (value, what) => {
  object(value, what);
  checkShape(value as TableDeclaration);
};

/** What the text of a snapshot has to be before anything of it is believed. */
export const checkSnapshotShape: Check = having({
  version: whole(0),
  changed: listOf(declaration),
  drafts: listOf(declaration),
  counted: listOf(having({ userId: text, moments: listOf(finite), blockedUntil: finite })),
  clock: having({
    offsetMs: finite,
    stoppedAt: (value, what) => value === null || finite(value, what),
  }),
  files: listOf(having({ id: text, table: text, row: text, column: text, data: text })),
  content: text,
});
