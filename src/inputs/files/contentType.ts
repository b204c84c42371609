import { textInput } from "../builders";

export const contentType = textInput("Content Type", {
  placeholder: "MIME type of the file",
  example: "application/pdf",
  comments:
    "Type of the file. If blank, the type that comes with it, or that of its name's extension.",
});
