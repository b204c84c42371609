import { useState } from "preact/hooks";
import { tablesOf } from "../model/answerTable";
import type { Entry } from "../model/entries";
import { duration } from "../model/wireLog";
import { announcement } from "../state/app";
import { pin, pins, unpin } from "../state/forms";
import { type Answer, runOf } from "../state/runs";
import { ErrorAnswer } from "./ErrorAnswer";
import { Example } from "./Example";
import { JsonAnswer } from "./JsonAnswer";
import { SchemaAnswer } from "./SchemaAnswer";
import { TableAnswer } from "./TableAnswer";
import { Tabs } from "./Tabs";

const VIEWS = ["Table", "JSON", "Schema"] as const;
type View = (typeof VIEWS)[number];

/** What came back, as a table, as JSON, and held against the schema. */
export function AnswerPanel({ entry }: { readonly entry: Entry }) {
  const [view, setView] = useState<View>("Table");
  const { running, answer, answers } = runOf(entry).value;
  return (
    <section
      class={`panel answer${running ? " is-running" : ""}`}
      data-answers={answers}
      aria-labelledby="answer-title"
    >
      <div class="panel-head">
        <h2 id="answer-title">Answer</h2>
        {answer ? <Facts answer={answer} /> : null}
        {answer?.ok ? (
          <button
            type="button"
            class="link"
            onClick={() => {
              announcement.value = `Pinned as ${pin(entry.view.label, answer.data).name}.`;
            }}
          >
            Pin
          </button>
        ) : null}
      </div>
      <Pins />
      {answer?.ok ? (
        <Tabs name="answer" tabs={tabsOf(answer)} open={view} onOpen={setView} />
      ) : null}
      <div class="panel-body" id="answer-body">
        {answer ? <Body answer={answer} view={view} /> : <Example entry={entry} />}
      </div>
    </section>
  );
}

const tabsOf = ({ run }: Answer): readonly View[] =>
  run ? VIEWS : VIEWS.filter((view) => view !== "Schema");

function Body({ answer, view }: { readonly answer: Answer; readonly view: View }) {
  if (!answer.ok) return <ErrorAnswer answer={answer} />;
  if (view === "Schema") return <SchemaAnswer answer={answer} />;
  const tables = view === "Table" ? tablesOf(answer.data) : [];
  return tables.length > 0 ? <TableAnswer tables={tables} /> : <JsonAnswer data={answer.data} />;
}

function Facts({ answer }: { readonly answer: Answer }) {
  const retries = answer.run?.retries ?? 0;
  const facts = [
    `${answer.requests} request${answer.requests === 1 ? "" : "s"}`,
    ...(retries > 0 ? [`${retries} sent again`] : []),
    duration(answer.elapsedMs),
  ];
  return (
    <p class="facts">
      <span class={`badge ${answer.ok ? "good" : "bad"}`}>
        {answer.ok ? "Succeeded" : "Failed"}
      </span>
      {facts.join(" · ")}
    </p>
  );
}

/** Answers that inputs can be taken from. */
function Pins() {
  if (pins.value.length === 0) return null;
  return (
    <ul class="pins" aria-label="Pinned answers">
      {pins.value.map(({ id, name }) => (
        <li key={id}>
          {name}
          <button type="button" class="icon" aria-label={`Unpin ${name}`} onClick={() => unpin(id)}>
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}
