import { input } from "@prismatic-io/spectral";
import { type FieldMap, readFieldMap } from "../../client";
import { booleanInput, connectionInput, listInput } from "../builders";
import { jsonValue } from "../clean";

const description = (label: string, comments: string) =>
  input({
    label,
    type: "data",
    required: false,
    placeholder: "Answers of Describe Entity Type",
    example: '[{"logicalName": "account", "columns": [{"name": "name", "type": "string"}]}]',
    comments,
    clean: jsonValue(label),
  });

export const earlierDescription = description(
  "Earlier Description",
  "Answers of Describe Entity Type, one or a list: an object, JSON text or a file. Not needed with Other Connection.",
);

export const laterDescription = description(
  "Later Description",
  "What to compare with, in the same forms. If blank, the environment of Connection as it is now.",
);

export const otherConnection = connectionInput(
  "Other Connection",
  "Environment to read the earlier side from, instead of Earlier Description.",
);

export const comparedTables = listInput("Entity Types", {
  dataSource: "entityTypes",
  placeholder: "Any name of a table",
  example: "accounts",
  comments:
    "Tables to compare. If blank, those of the descriptions, or between two environments those that Field Map names.",
});

const FIELD_MAP = "Field Map";

export const comparedFieldMap = input({
  label: FIELD_MAP,
  type: "data",
  required: false,
  placeholder: "Config variable of a field map, or an object",
  example: '{"email": "emailaddress1", "tier": {"column": "new_tier", "values": {"Gold": 3}}}',
  comments:
    "Returns only changes of what the map uses, and whether it still works: a field map's config variable, or an object.",
  clean: (value: unknown): FieldMap | undefined =>
    readFieldMap(jsonValue(FIELD_MAP)(value), FIELD_MAP),
});

export const ignoreLabels = booleanInput(
  "Ignore Labels",
  false,
  "Leaves out changed labels and descriptions of tables, columns and choices.",
);

export const returnDescriptions = booleanInput(
  "Return Descriptions",
  false,
  "Also returns the descriptions that were read now, to save as the next Earlier Description.",
);
