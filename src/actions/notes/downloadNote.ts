import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient } from "../../client";
import { downloadNoteInputs } from "../../inputs";
import { downloadedNote } from "./shape";

const data = Buffer.from("%PDF-1.7");

const examplePayload = {
  data: {
    id: "2f9d7f1f-6a11-ef11-9f89-000d3a4c3303",
    subject: "Signed contract",
    text: "Came by mail on Monday.",
    file: { data, contentType: "application/pdf" },
    name: "Contract.pdf",
    size: data.length,
  },
};

export const downloadNote = action({
  display: {
    label: "Download Note",
    description: "Get a note with its file.",
  },
  inputs: downloadNoteInputs,
  performSafety: PerformSafety.SAFE,
  examplePayload,
  outputSchema: downloadedNote,
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).downloadNote({ ...params, ...options }),
  }),
});
