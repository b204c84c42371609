import { useEffect, useRef } from "preact/hooks";
import type { WireLine } from "../model/wireLog";
import { entries } from "../state/app";
import { clearWire, onlyLastRun, shownLines } from "../state/wire";
import { RequestLine } from "./RequestLine";

/** Every request as it is sent, with its waits and the runs that they belong to. */
export function WirePanel() {
  const lines = shownLines.value;
  const place = useRef<HTMLDivElement>(null);
  // Follows what comes in.
  useEffect(() => {
    const scrolled = place.current;
    if (scrolled && scrolled.scrollHeight - scrolled.scrollTop - scrolled.clientHeight < 160) {
      scrolled.scrollTop = scrolled.scrollHeight;
    }
  }, [lines.length]);
  return (
    <section class="panel wire" aria-labelledby="wire-title">
      <div class="panel-head">
        <h2 id="wire-title">Wire</h2>
        <label class="check small">
          <input
            type="checkbox"
            checked={onlyLastRun.value}
            onChange={(event) => {
              onlyLastRun.value = event.currentTarget.checked;
            }}
          />
          last run only
        </label>
        <button type="button" class="link" onClick={clearWire}>
          Clear
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys */}
      <div class="panel-body lines" ref={place} tabIndex={0} role="log" aria-label="Requests">
        {lines.length === 0 ? <p class="quiet">Nothing was sent yet.</p> : null}
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </div>
    </section>
  );
}

function Line({ line }: { readonly line: WireLine }) {
  if (line.kind === "request") return <RequestLine request={line.request} />;
  if (line.kind === "wait") return <p class="wait">{line.text}</p>;
  const folder = line.of === "dataSources" ? "sources" : line.of;
  const name = entries.value.get(`${folder}/${line.key}`)?.view.label ?? line.key;
  return (
    <p class={`run-line ${line.state} ${line.of}`}>
      {name} <small>{line.state === "started" ? "runs …" : line.state}</small>
    </p>
  );
}
