import { useEffect, useState } from "preact/hooks";
import { clock, setClock } from "../state/sandbox";

const STEPS = [
  { label: "+1 minute", advanceMs: 60_000 },
  { label: "+1 hour", advanceMs: 3_600_000 },
  { label: "+1 day", advanceMs: 86_400_000 },
] as const;

/** The sandbox's time: put forward, stopped, or as the machine has it. */
export function ClockPanel() {
  const shown = clock.value;
  const [readAt, setReadAt] = useState(Date.now());
  const [now, setNow] = useState(Date.now());
  // Counted from the last reading.
  useEffect(() => setReadAt(Date.now()), [shown]);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  if (!shown) return null;
  const time = shown.stopped ? shown.now : shown.now + Math.max(0, now - readAt);
  return (
    <section class="panel" aria-labelledby="clock-title">
      <div class="panel-head">
        <h2 id="clock-title">Clock</h2>
        <p class="facts">
          <time>{new Date(time).toISOString().replace("T", " ").slice(0, 19)} UTC</time>
          {shown.stopped ? ", stopped" : ""}
        </p>
      </div>
      <div class="presets">
        {STEPS.map(({ label, advanceMs }) => (
          <button key={label} type="button" onClick={() => void setClock({ advanceMs })}>
            {label}
          </button>
        ))}
        <button type="button" onClick={() => void setClock({ set: time, stopped: !shown.stopped })}>
          {shown.stopped ? "Let it run" : "Stop"}
        </button>
        <button type="button" onClick={() => void setClock({ reset: true })}>
          Now
        </button>
      </div>
    </section>
  );
}
