import { valuesFrom } from "../model/formValues";
import { duration } from "../model/wireLog";
import { entries, go } from "../state/app";
import { formOf } from "../state/forms";
import { type PastRun, pastRuns } from "../state/history";

/** What was run before, to be filled in again. */
export function History() {
  if (pastRuns.value.length === 0) return <p class="quiet">Nothing was run yet.</p>;
  return (
    <ol class="history">
      {pastRuns.value.map((past) => (
        <li key={past.id}>
          <button type="button" onClick={() => restore(past)} title="Fill in the same values">
            <span class={past.ok ? "good" : "bad"}>{past.ok ? "✓" : "✗"}</span>
            <span>
              {past.label}
              <small>
                {new Date(past.at).toLocaleTimeString()} · {duration(past.elapsedMs)}
              </small>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

function restore({ entryId, inputs }: PastRun): void {
  const entry = entries.value.get(entryId);
  if (!entry) return;
  formOf(entry).value = valuesFrom(entry.view.inputs, inputs);
  go(entryId);
}
