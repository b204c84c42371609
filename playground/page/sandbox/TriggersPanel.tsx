import { useEffect } from "preact/hooks";
import { entries } from "../state/app";
import { busyTriggers, loadTriggers, tell, triggerRefusals, triggers } from "../state/triggers";
import { tableOf, watch } from "./watch";

/** The triggers, each to be started for the table that is open, and whether they go off. */
export function TriggersPanel() {
  useEffect(() => void loadTriggers().catch(() => {}), []);
  const known = [...entries.value.values()].flatMap((entry) =>
    entry.kind === "triggers" ? [entry] : [],
  );
  return (
    <section class="panel" aria-labelledby="triggers-title">
      <div class="panel-head">
        <h2 id="triggers-title">Triggers</h2>
      </div>
      <ul class="trigger-list">
        {known.map((entry) => {
          const { view, id } = entry;
          const state = triggers.value.get(view.key);
          const refusal = triggerRefusals.value.get(view.key) ?? state?.error;
          const isBusy = busyTriggers.value.has(view.key);
          return (
            <li key={id}>
              <div class="trigger-line">
                <a href={`#/${id}`}>{view.label}</a>
                <span class={`badge ${state?.running ? "good" : ""}`} data-count={view.key}>
                  {state?.firings.length ?? 0}×
                </span>
                <small class="quiet">{state?.running ? tableOf(state) : ""}</small>
                {state?.running && view.how === "polls" ? (
                  <button
                    type="button"
                    class="link"
                    aria-disabled={isBusy}
                    onClick={() => void tell(view.key, { do: "poll" })}
                  >
                    Poll
                  </button>
                ) : null}
                <button
                  type="button"
                  class="link"
                  aria-label={`${state?.running ? "Stop" : "Watch"} ${view.label}`}
                  aria-disabled={isBusy}
                  onClick={() =>
                    void (state?.running ? tell(view.key, { do: "stop" }) : watch(entry))
                  }
                >
                  {state?.running ? "Stop" : "Watch"}
                </button>
              </div>
              {refusal === undefined ? null : <p class="bad small">{refusal}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
