import { action, PerformSafety } from "@prismatic-io/spectral";
import { createClient, type NoteList } from "../../client";
import { listNotesInputs } from "../../inputs";
import { noteList } from "./shape";

const examplePayload: { data: NoteList } = {
  data: {
    notes: [
      {
        id: "2f9d7f1f-6a11-ef11-9f89-000d3a4c3303",
        subject: "Signed contract",
        text: "Came by mail on Monday.",
        file: { name: "Contract.pdf", size: 48_213, contentType: "application/pdf" },
        createdOn: "2026-10-13T17:41:21Z",
        createdBy: "Jane Reyes",
        modifiedOn: "2026-10-13T17:41:21Z",
        modifiedBy: "Jane Reyes",
      },
    ],
    hasMore: false,
  },
};

export const listNotes = action({
  display: {
    label: "List Notes",
    description: "List the notes of a record, the youngest first.",
  },
  inputs: listNotesInputs,
  performSafety: PerformSafety.SAFE,
  examplePayload,
  outputSchema: noteList,
  perform: async (context, { connection, options, ...params }) => ({
    data: await createClient(connection, context).listNotes({ ...params, ...options }),
  }),
});
