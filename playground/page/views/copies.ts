import { signal } from "@preact/signals";
import type { CopyRequest } from "../../contract";
import { call, messageOf } from "../client/api";
import type { Entry } from "../model/entries";
import { sentBy } from "../state/forms";

/** A form as a text to take along, while it is shown. */
export const copied = signal<
  { readonly title: string; readonly text: string; readonly failed: boolean } | undefined
>(undefined);

const TITLES: Readonly<Record<CopyRequest["as"], string>> = {
  command: "Command line",
  jest: "Jest test",
  flow: "Step of a flow",
};

const OF = { actions: "actions", triggers: "triggers", sources: "dataSources" } as const;

/** Shows what is filled in as a command, a test or a step. */
export async function copyOf(entry: Entry, as: CopyRequest["as"]): Promise<void> {
  try {
    const inputs = sentBy(entry);
    const { text } = await call("POST /api/copy", {
      of: OF[entry.kind],
      key: entry.view.key,
      inputs,
      as,
    });
    copied.value = { title: TITLES[as], text, failed: false };
  } catch (error) {
    copied.value = { title: TITLES[as], text: messageOf(error), failed: true };
  }
}
