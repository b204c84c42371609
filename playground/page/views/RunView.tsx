import { useEffect, useState } from "preact/hooks";
import { AnswerPanel } from "../answer/AnswerPanel";
import type { Entry } from "../model/entries";
import { TriggerPanel } from "../sandbox/TriggerPanel";
import { WirePanel } from "../wire/WirePanel";
import { Catalogue } from "./Catalogue";
import { EntryForm } from "./EntryForm";

/** The list, the form of what was chosen from it, its answer, and the wire. */
export function RunView({ entry }: { readonly entry: Entry }) {
  const [isListOpen, setListOpen] = useState(false);
  // The list closes when something is chosen.
  useEffect(() => setListOpen(false), [entry.id]);
  return (
    <div class={`run${isListOpen ? " list-open" : ""}`}>
      <button
        type="button"
        class="list-toggle"
        aria-expanded={isListOpen}
        onClick={() => setListOpen(!isListOpen)}
      >
        {isListOpen ? "Close the list" : "All actions, triggers and pickers"}
      </button>
      <Catalogue />
      <EntryForm key={entry.id} entry={entry} />
      <div class="results">
        {entry.kind === "triggers" ? (
          <TriggerPanel key={entry.id} entry={entry} />
        ) : (
          <AnswerPanel key={entry.id} entry={entry} />
        )}
        <WirePanel />
      </div>
    </div>
  );
}
