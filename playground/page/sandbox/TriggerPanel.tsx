import { useEffect } from "preact/hooks";
import type { FiringView } from "../../contract";
import { JsonAnswer } from "../answer/JsonAnswer";
import type { Entry } from "../model/entries";
import { loadTriggers, triggerRefusals, triggers } from "../state/triggers";
import { Text } from "../views/Text";

type TriggerEntry = Extract<Entry, { kind: "triggers" }>;

const HOW = {
  registers:
    "Start registers a webhook. Then change a row in the sandbox, or run an action that writes.",
  receives: "Start registers a webhook for it at the sandbox. Then change a row.",
  polls: "Start takes the first state. Each poll brings what has changed since the one before.",
} as const;

/** Whether a trigger runs, and each time that it went off. */
export function TriggerPanel({ entry: { view } }: { readonly entry: TriggerEntry }) {
  useEffect(() => void loadTriggers().catch(() => {}), []);
  const state = triggers.value.get(view.key);
  const refusal = triggerRefusals.value.get(view.key) ?? state?.error;
  const firings = state?.firings ?? [];
  return (
    <section class="panel answer" aria-labelledby="firings-title">
      <div class="panel-head">
        <h2 id="firings-title">Went off</h2>
        <p class="facts">
          <span class={`badge ${state?.running ? "good" : ""}`}>
            {state?.running ? "Running" : "Stopped"}
          </span>
          {firings.length} {firings.length === 1 ? "time" : "times"}
          {state?.polledAt ? ` · polled ${new Date(state.polledAt).toLocaleTimeString()}` : ""}
        </p>
      </div>
      <div class="panel-body">
        {refusal === undefined ? null : (
          <p class="error-text" role="alert">
            {refusal}
          </p>
        )}
        {firings.length === 0 ? <p class="quiet">{HOW[view.how]}</p> : null}
        {firings.map((firing, at) => (
          <Firing key={firing.id} firing={firing} isOpen={at === 0} />
        ))}
        {state?.state === undefined ? null : (
          <details class="trigger-state">
            <summary>What it remembers</summary>
            <Text>{JSON.stringify(state.state, null, 2)}</Text>
          </details>
        )}
      </div>
    </section>
  );
}

function Firing({ firing, isOpen }: { readonly firing: FiringView; readonly isOpen: boolean }) {
  return (
    <details class="firing" open={isOpen}>
      <summary>
        {new Date(firing.at).toLocaleTimeString()}
        {firing.branch ? <span class="badge">{firing.branch}</span> : null}
        {firing.count === undefined ? "" : ` ${firing.count} records`}
      </summary>
      <JsonAnswer data={firing.payload} />
    </details>
  );
}
