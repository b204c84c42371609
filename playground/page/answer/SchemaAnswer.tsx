import type { Answer } from "../state/runs";

/** Whether the answer is what the action says that it returns. */
export function SchemaAnswer({ answer }: { readonly answer: Answer }) {
  const { run } = answer;
  if (!run?.ok || !run.hasSchema) return <p class="quiet">It publishes no schema of its answer.</p>;
  if (run.schemaProblems.length === 0) {
    return (
      <p>
        <span class="badge good">Fits</span> The answer fits the schema that the action publishes.
      </p>
    );
  }
  return (
    <>
      <p>
        <span class="badge bad">Differs</span> The answer differs from the published schema:
      </p>
      <ul>
        {run.schemaProblems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </>
  );
}
