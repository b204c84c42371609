import { expectThat, recordOf } from "./expect";
import type { Step } from "./types";

export const pollForChanges: Step = {
  title: "A trigger: what was created since the last poll starts a flow, once",
  needs: "sandbox",
  run: async ({ act, poll }) => {
    const watch = () =>
      poll("pollChangesTrigger", { entityType: "contacts", fieldNames: ["fullname", "createdon"] });
    await watch();
    await act("createEntity", {
      entityType: "contacts",
      dynamicValues: { firstname: "Nora", lastname: "New" },
    });
    const [first, second] = [await watch(), await watch()];
    const created = createdOf(first.data);
    expectThat(created.length === 1, "the new contact");
    expectThat(createdOf(second.data).length === 0, "nothing a second time");
    return {
      says: "the second poll found it, the third found nothing new",
      rows: created,
      columns: ["fullname", "createdon"],
    };
  },
};

const createdOf = (answer: unknown): Record<string, unknown>[] => {
  const data = recordOf(recordOf(recordOf(recordOf(answer)["payload"])["body"])["data"]);
  return data["created"] as Record<string, unknown>[];
};
