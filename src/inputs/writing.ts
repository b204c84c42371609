import { input } from "@prismatic-io/spectral";
import type { BypassLogic, UpsertMode } from "../client";
import { boolean, optionalChoice, optionalText } from "./clean";

const BYPASSES = [
  "CustomSync",
  "CustomAsync",
  "CustomSync,CustomAsync",
] as const satisfies readonly BypassLogic[];
const UPSERT_MODES = ["both", "createOnly", "updateOnly"] as const satisfies readonly UpsertMode[];

export const upsertMode = input({
  label: "Upsert Mode",
  type: "string",
  required: false,
  default: "both",
  model: [
    { label: "Create or Update", value: "both" },
    { label: "Create Only", value: "createOnly" },
    { label: "Update Only", value: "updateOnly" },
  ],
  placeholder: "both",
  example: "updateOnly",
  comments:
    "What may happen to the record: createOnly fails where it exists already, updateOnly where it does not exist.",
  clean: (value: unknown): UpsertMode =>
    optionalChoice("Upsert Mode", UPSERT_MODES)(value) ?? "both",
});

export const ifMatch = input({
  label: "Record Version",
  type: "string",
  required: false,
  placeholder: "@odata.etag of the record",
  example: 'W/"1234567"',
  comments:
    "Version the record must still have, as an earlier read returned it in @odata.etag. Fails where the record has been changed since.",
  clean: optionalText("Record Version"),
});

export const detectDuplicates = input({
  label: "Detect Duplicates",
  type: "boolean",
  required: false,
  default: "false",
  comments: "Applies the duplicate detection rules of the table: fails where one finds a match.",
  clean: boolean("Detect Duplicates", false),
});

export const bypassCustomLogic = input({
  label: "Bypass Custom Logic",
  type: "string",
  required: false,
  model: [
    { label: "Synchronous", value: "CustomSync" },
    { label: "Asynchronous", value: "CustomAsync" },
    { label: "Synchronous and Asynchronous", value: "CustomSync,CustomAsync" },
  ],
  placeholder: "CustomSync",
  example: "CustomSync,CustomAsync",
  comments:
    "Custom plug-ins and workflows to skip. Needs the privilege prvBypassCustomBusinessLogic. All of them run where empty.",
  clean: optionalChoice("Bypass Custom Logic", BYPASSES),
});

export const ignoreMissing = input({
  label: "Ignore Missing",
  type: "boolean",
  required: false,
  default: "false",
  comments: "Counts a record that does not exist as deleted, instead of failing.",
  clean: boolean("Ignore Missing", false),
});
