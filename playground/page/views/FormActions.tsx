import { useEffect, useRef } from "preact/hooks";
import type { Entry } from "../model/entries";
import { status } from "../state/app";
import { run, runOf } from "../state/runs";
import { copyOf } from "./copies";
import { TriggerActions } from "./TriggerActions";

interface Props {
  readonly entry: Entry;
  readonly isComplete: () => boolean;
}

/** Runs the form, by Ctrl+Enter as well, and copies it. */
export function FormActions({ entry, isComplete }: Props) {
  const { running } = runOf(entry).value;
  const start = useRef(() => {});
  start.current = () => {
    if (isComplete()) void run(entry);
  };
  useEffect(() => {
    if (entry.kind === "triggers") return;
    const press = (event: KeyboardEvent): void => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        start.current();
      }
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [entry]);

  return (
    <div class="form-actions">
      {entry.kind === "triggers" ? (
        <TriggerActions entry={entry} isComplete={isComplete} />
      ) : (
        <button
          type="button"
          class="primary"
          aria-disabled={running}
          title="Ctrl+Enter"
          onClick={() => start.current()}
        >
          {running ? "Running …" : "Run"}
        </button>
      )}
      {isLocked(entry) ? <span class="quiet">Writes are switched off.</span> : null}
      <span class="copies">
        <span class="quiet">Copy as</span>
        <button type="button" class="link" onClick={() => void copyOf(entry, "command")}>
          command
        </button>
        <button type="button" class="link" onClick={() => void copyOf(entry, "jest")}>
          Jest test
        </button>
        <button type="button" class="link" onClick={() => void copyOf(entry, "flow")}>
          flow step
        </button>
      </span>
    </div>
  );
}

const isLocked = (entry: Entry): boolean =>
  entry.kind === "actions" && entry.view.writes && status.value?.readOnly === true;
