import { JsonAnswer } from "../answer/JsonAnswer";
import { readable } from "../model/wireLog";
import { entries } from "../state/app";
import { type Happening, happenings } from "../state/wire";
import { Text } from "../views/Text";

/** What happened last: rows that were written, webhooks that were posted, triggers that went off. */
export function Happenings() {
  return (
    <section class="panel happenings" aria-labelledby="happenings-title">
      <div class="panel-head">
        <h2 id="happenings-title">What happens</h2>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys */}
      <div class="panel-body" role="log" tabIndex={0} aria-label="What happens">
        {happenings.value.length === 0 ? (
          <p class="quiet">Watch a trigger, then change a cell by a double click or Enter.</p>
        ) : null}
        {happenings.value.map((one) => (
          <Line key={keyOf(one)} happening={one} />
        ))}
      </div>
    </section>
  );
}

const keyOf = (one: Happening): string => {
  if (one.kind === "delivery") return `delivery-${one.delivery.id}`;
  if (one.kind === "fired") return `fired-${one.firing.id}`;
  return `rows-${one.at}-${one.table}-${one.changes[0]?.id ?? ""}`;
};

/** A write changes many columns that the service keeps: the first ones are those that were meant. */
const someOf = (columns: readonly string[]): string =>
  columns.length > 3
    ? `${columns.slice(0, 3).join(", ")} and ${columns.length - 3} more`
    : columns.join(", ");

const VERBS = { create: "created", update: "changed", delete: "deleted" } as const;

function Line({ happening }: { readonly happening: Happening }) {
  const time = <time class="quiet">{new Date(happening.at).toLocaleTimeString()}</time>;
  if (happening.kind === "rows") {
    const [first] = happening.changes;
    const count = happening.changes.length;
    return (
      <p class="happening">
        {time} <span class="badge">row</span>
        {count === 1 ? happening.table : `${count} rows of ${happening.table}`}{" "}
        {first ? VERBS[first.change] : ""}
        {first?.columns ? <small class="quiet"> {someOf(first.columns)}</small> : null}
      </p>
    );
  }
  if (happening.kind === "delivery") {
    const { message, table, status, failure, body } = happening.delivery;
    return (
      <details class="happening">
        <summary>
          {time} <span class="badge told">webhook</span>
          {message} {table}{" "}
          <span class={failure || (status ?? 0) >= 400 ? "bad" : "quiet"}>
            {status ?? failure ?? "…"}
          </span>
        </summary>
        <Text>{readable(body.text)}</Text>
      </details>
    );
  }
  const { firing } = happening;
  return (
    <details class="happening">
      <summary>
        {time} <span class="badge good">trigger</span>
        {entries.value.get(`triggers/${firing.key}`)?.view.label ?? firing.key}
        {firing.count === undefined ? "" : `: ${firing.count} records`}
      </summary>
      <JsonAnswer data={firing.payload} />
    </details>
  );
}
