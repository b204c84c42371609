import type { Entry } from "../model/entries";
import { Text } from "../views/Text";

/** Before the first run: what an answer looks like. */
export function Example({ entry }: { readonly entry: Entry }) {
  const example = "examplePayload" in entry.view ? entry.view.examplePayload : undefined;
  return (
    <div class="before">
      <p class="quiet">
        Fill in the form and press <strong>Run</strong>. The answer appears here, and each request
        below.
      </p>
      {example === undefined ? null : (
        <details>
          <summary>Example of an answer</summary>
          <Text>{JSON.stringify(example, null, 2)}</Text>
        </details>
      )}
    </div>
  );
}
