import { useState } from "preact/hooks";
import type { Entry } from "../model/entries";
import { sentBy } from "../state/forms";
import { busyTriggers, tell, triggers } from "../state/triggers";

interface Props {
  readonly entry: Extract<Entry, { kind: "triggers" }>;
  readonly isComplete: () => boolean;
}

/** Starts a trigger, polls it, stops it, or tries it once. */
export function TriggerActions({ entry: { view, ...entry }, isComplete }: Props) {
  const [isRepeated, setRepeated] = useState(false);
  const running = triggers.value.get(view.key)?.running === true;
  const busy = busyTriggers.value.has(view.key);
  const polls = view.how === "polls";
  const inputs = () => sentBy({ ...entry, view });
  const start = (): void => {
    if (!isComplete()) return;
    const every = polls && isRepeated ? { everyMs: 5000 } : {};
    void tell(view.key, { do: "start", inputs: inputs(), ...every });
  };
  return (
    <>
      <button
        type="button"
        class="primary"
        aria-disabled={busy}
        onClick={() => (running ? void tell(view.key, { do: "stop" }) : start())}
      >
        {running ? "Stop" : "Start"}
      </button>
      {polls ? (
        <button
          type="button"
          aria-disabled={busy}
          onClick={() =>
            isComplete() ? void tell(view.key, { do: "poll", inputs: inputs() }) : undefined
          }
        >
          Poll now
        </button>
      ) : (
        <button
          type="button"
          aria-disabled={busy}
          onClick={() => void tell(view.key, { do: "try", inputs: inputs() })}
        >
          Try with the example
        </button>
      )}
      {polls && !running ? (
        <label class="check">
          <input
            type="checkbox"
            checked={isRepeated}
            onChange={(event) => setRepeated(event.currentTarget.checked)}
          />
          every 5 s
        </label>
      ) : null}
    </>
  );
}
