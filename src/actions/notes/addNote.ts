import { action, PerformSafety } from "@prismatic-io/spectral";
import { type AddedNote, createClient } from "../../client";
import { addNoteInputs } from "../../inputs";
import { addedNote } from "./shape";

const examplePayload: { data: AddedNote } = {
  data: {
    id: "2f9d7f1f-6a11-ef11-9f89-000d3a4c3303",
    record: { table: "account", id: "7d577253-3ef0-4a0a-bb7f-8335c2596e70" },
    file: { name: "Contract.pdf", size: 48_213, contentType: "application/pdf" },
  },
};

export const addNote = action({
  display: {
    label: "Add Note",
    description: "Add a note to a record, with a file or without.",
  },
  inputs: addNoteInputs,
  performSafety: PerformSafety.NOT_ALLOWED,
  examplePayload,
  examplePerform: () => Promise.resolve(examplePayload),
  outputSchema: addedNote,
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).addNote({ ...params, ...options }),
  }),
});
