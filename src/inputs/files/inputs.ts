import type { TextEncoding } from "../../client";
import {
  defaultChoiceInput,
  defaultIntegerInput,
  optionsInput,
  requiredFileInput,
  requiredTextInput,
  textInput,
} from "../builders";
import { connection } from "../connection/connection";
import { optionTable } from "../options/table";
import { entityId, entityType } from "../records/record";

const { file, impersonation } = optionTable;

const fileColumn = requiredTextInput("File Column", {
  dataSource: "fileColumns",
  placeholder: "Logical name of a file or image column",
  example: "new_contract",
  comments: "File or image column of the record: its logical or schema name, or its label.",
});

const column = { connection, entityType, entityId, fileColumn };

export const givenFile = requiredFileInput("File", {
  placeholder: "File of an earlier step",
  example: "Hello world",
  comments:
    "File of an earlier step, or its bytes as a Buffer, Base64, a data URL or text. What Download File or Image returns is taken as a whole, too.",
});

export const fileName = textInput("Name", {
  placeholder: "Name of the file, with its extension",
  example: "Contract.pdf",
  comments:
    "Name of the file, in any alphabet. If blank, the name that comes with the file; an image needs none.",
});

export const encoding = defaultChoiceInput<TextEncoding>(
  "Text Encoding",
  { auto: "Auto", base64: "Base64", text: "Text" },
  "auto",
  {
    example: "base64",
    comments:
      "How a File that is text is read. Auto: data URLs and Base64 of 24 characters or more are decoded, anything else is plain text.",
  },
);

const imageSize = defaultChoiceInput(
  "Image Size",
  { thumbnail: "Thumbnail", full: "Full" },
  "thumbnail",
  {
    example: "full",
    comments:
      "Of an image: its thumbnail, or the image as it was uploaded, if the column keeps full images. A file is always returned whole.",
  },
);

export const maxSizeMB = defaultIntegerInput("Max Size (MB)", { min: 1, max: 500 }, 50, {
  placeholder: "50",
  example: "100",
  comments: "Largest file to return, in megabytes: a larger one is refused before it is read.",
});

export const uploadFileInputs = {
  ...column,
  file: givenFile,
  name: fileName,
  encoding,
  options: optionsInput({ ...file, ...impersonation }),
};

export const deleteFileInputs = { ...column, options: optionsInput(impersonation) };

export const downloadFileInputs = {
  ...column,
  imageSize,
  maxSizeMB,
  options: optionsInput(impersonation),
};
