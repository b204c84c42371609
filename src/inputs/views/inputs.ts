import { optionsInput, textInput } from "../builders";
import { connection } from "../connection/connection";
import { optionTable } from "../options/table";
import { entityType } from "../records/record";

const viewSearch = textInput("Search", {
  placeholder: "Part of the view's name",
  example: "active",
  comments: "Text that the name of the view contains, in any letter case.",
});

export const viewsInputs = { connection, entityType, search: viewSearch };

export const listViewsInputs = {
  connection,
  entityType,
  options: optionsInput({ ...optionTable.impersonation }),
};
