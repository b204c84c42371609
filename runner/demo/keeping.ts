import { expectThat, recordOf } from "./expect";
import type { Step } from "./types";

const TEXT = "Fabrikam buys 20 sensors.\n".repeat(200_000);

export const upAndDown: Step = {
  title: "A file of 5 MB goes to a record in blocks, and comes back the same",
  needs: "sandbox",
  run: async ({ act }) => {
    const entityType = "new_projectcollection";
    const { data } = await act("createEntity", {
      entityType,
      dynamicValues: { new_name: "Bridge" },
    });
    const at = {
      entityType,
      entityId: recordOf(data)["new_projectid"],
      fileColumn: "new_contract",
    };
    const file = Buffer.from(TEXT);
    const sent = recordOf((await act("uploadFile", { ...at, file, name: "Contract.txt" })).data);
    const back = recordOf((await act("downloadFile", at)).data);
    const received = recordOf(back["file"])["data"] as Buffer;
    expectThat(file.equals(received), "the same bytes");
    return { says: "every byte of it", rows: [sent], columns: ["name", "size", "contentType"] };
  },
};
