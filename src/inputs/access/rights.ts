import { input } from "@prismatic-io/spectral";
import { type AccessRight, InputError } from "../../client";
import { required, stringList } from "../clean";

const RIGHTS: readonly AccessRight[] = [
  "Read",
  "Write",
  "Append",
  "AppendTo",
  "Delete",
  "Share",
  "Assign",
];

const LABEL = "Rights";

export const rights = input({
  label: LABEL,
  type: "string",
  collection: "valuelist",
  required: true,
  model: RIGHTS.map((value) => ({ label: value === "AppendTo" ? "Append To" : value, value })),
  placeholder: "Read",
  example: "Read",
  comments:
    "What the user or team may do with the record: Read, Write, Append, AppendTo, Delete, Share, Assign.",
  clean: required(LABEL, (value: unknown): readonly AccessRight[] | undefined => {
    const given = stringList(LABEL)(value);
    return given && [...new Set(given.map(rightOf))];
  }),
});

/** `append to`, `APPEND_TO` and `AppendToAccess` are one right. */
const rightOf = (given: string): AccessRight => {
  const wanted = given
    .slice(0, 80)
    .toLowerCase()
    .replace(/[^a-z]/g, "")
    .replace(/access$/, "");
  const right = RIGHTS.find((each) => each.toLowerCase() === wanted);
  if (right) return right;
  const why = wanted === "create" ? ": a record that is there cannot be created" : "";
  throw new InputError(
    `${LABEL} has ${JSON.stringify(given.slice(0, 80))}, which cannot be shared${why}; expected some of ${RIGHTS.join(", ")}.`,
  );
};
