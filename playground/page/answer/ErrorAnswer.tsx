import type { Answer } from "../state/runs";

const OUTCOMES: Readonly<Record<string, string>> = {
  notDone: "Nothing was written.",
  done: "It was carried out.",
  unknown: "It is not known whether it was carried out.",
};

/** An error as people see it in the platform, with what is known besides. */
export function ErrorAnswer({ answer }: { readonly answer: Answer }) {
  const run = answer.run?.ok === false ? answer.run : undefined;
  const facts = [
    ["Kind", run?.errorName],
    ["Status", run?.status],
    ["Code", run?.code],
    ["Outcome", run?.outcome === undefined ? undefined : (OUTCOMES[run.outcome] ?? run.outcome)],
  ].filter(([, value]) => value !== undefined);
  return (
    <div class="error" role="alert">
      <p class="error-text">{answer.error}</p>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {(run?.waits ?? []).map((wait) => (
        <p key={wait} class="quiet">
          {wait}
        </p>
      ))}
    </div>
  );
}
