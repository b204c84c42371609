import { useMemo, useState } from "preact/hooks";
import { type Entry, groupsOf } from "../model/entries";
import { entries, route } from "../state/app";
import { History } from "./History";

/** Everything that can be run, to be searched. */
export function Catalogue() {
  const [search, setSearch] = useState("");
  const [shows, setShows] = useState<"all" | "history">("all");
  const groups = useMemo(() => groupsOf(entries.value.values(), search), [entries.value, search]);
  return (
    <nav class="catalogue" aria-label="Actions, triggers and pickers">
      <div class="catalogue-head">
        <input
          type="search"
          value={search}
          placeholder="Search"
          aria-label="Search actions, triggers and pickers"
          onInput={(event) => {
            setSearch(event.currentTarget.value);
            setShows("all");
          }}
        />
        <button
          type="button"
          class="link small"
          aria-pressed={shows === "history"}
          onClick={() => setShows(shows === "history" ? "all" : "history")}
        >
          {shows === "history" ? "Back to all" : "History"}
        </button>
      </div>
      {shows === "history" ? <History /> : null}
      {shows === "all" && groups.length === 0 ? (
        <p class="quiet">Nothing has these words.</p>
      ) : null}
      {shows === "all"
        ? groups.map(({ title, entries: found }) => (
            <section key={title}>
              <h2>{title}</h2>
              <ul>
                {found.map((entry) => (
                  <Line key={entry.id} entry={entry} />
                ))}
              </ul>
            </section>
          ))
        : null}
    </nav>
  );
}

function Line({ entry: { id, view, kind } }: { entry: Entry }) {
  return (
    <li>
      <a
        href={`#/${id}`}
        title={view.description}
        aria-current={route.value === id ? "page" : undefined}
      >
        <span>{view.label}</span>
        {kind === "actions" && "writes" in view && view.writes ? (
          <small title="May write">writes</small>
        ) : null}
      </a>
    </li>
  );
}
