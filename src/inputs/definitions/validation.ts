import { input } from "@prismatic-io/spectral";
import { stringList } from "../clean";

export const privilegeTables = input({
  label: "Entity Types",
  type: "string",
  collection: "valuelist",
  required: false,
  dataSource: "entityTypes",
  placeholder: "Any name of a table",
  example: "accounts",
  comments:
    "Tables whose records the connection has to read, write, create, delete and relate. Without any, privileges are not checked.",
  clean: stringList("Entity Types"),
});
