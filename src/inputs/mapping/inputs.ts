import { input } from "@prismatic-io/spectral";
import { type FieldMap, readFieldMap, type UnmappedFields } from "../../client";
import { defaultChoiceInput } from "../builders";
import { jsonValue } from "../clean";

const LABEL = "Field Map";

const asJson = jsonValue(LABEL);

const fieldMapInput = (comments: string) =>
  input({
    label: LABEL,
    type: "data",
    required: false,
    placeholder: "Config variable of a field map, or an object",
    example: '{"email": "emailaddress1", "tier": {"column": "new_tier", "values": {"Gold": 3}}}',
    comments,
    clean: (value: unknown): FieldMap | undefined => readFieldMap(asJson(value), LABEL),
  });

export const fieldMapToWrite = fieldMapInput(
  "Columns of the app's fields: the value of a field map's config variable, or an object. Records are then given in the app's words.",
);

export const fieldMapToRead = fieldMapInput(
  "Columns of the app's fields: the value of a field map's config variable, or an object. Adds mapped to each record: its values by field.",
);

export const fieldMapToFind = fieldMapInput(
  "Columns of the app's fields: a field map's config variable, or an object. Values are then given in the app's words; adds mapped to records.",
);

export const fieldMapToUnify = fieldMapInput(
  "Columns of fields: those of the model, such as website or emails.main, are kept there; others are added to custom_fields.",
);

export const unmappedFields = defaultChoiceInput<UnmappedFields>(
  "Unmapped Fields",
  { refuse: "Refuse", ignore: "Leave Out", pass: "Take as Columns" },
  "refuse",
  {
    example: "ignore",
    comments:
      "Fields that Field Map does not have: refuse fails, ignore leaves them out, pass takes them as names of columns.",
  },
);
