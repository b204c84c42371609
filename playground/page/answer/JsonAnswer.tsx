import { useEffect, useRef, useState } from "preact/hooks";
import { Text } from "../views/Text";

interface Viewer extends HTMLElement {
  data: unknown;
  readonly updateComplete: Promise<boolean>;
  expandAll(): void;
}

/** An answer as a tree that folds, or as text. */
export function JsonAnswer({ data }: { readonly data: unknown }) {
  const place = useRef<HTMLDivElement>(null);
  const [isText, setText] = useState(false);
  useEffect(() => {
    if (isText || typeof data !== "object" || data === null) return;
    let isGone = false;
    void import("@alenaksu/json-viewer").then(() => {
      if (isGone || !place.current) return;
      const viewer = document.createElement("json-viewer") as Viewer;
      viewer.data = data;
      place.current.replaceChildren(viewer);
      viewer.expandAll();
      void viewer.updateComplete.then(() => {
        // It calls itself a "node", which is no role.
        viewer.setAttribute("role", "tree");
        viewer.setAttribute("aria-label", "Answer as a tree");
      });
    });
    return () => {
      isGone = true;
    };
  }, [data, isText]);

  if (typeof data !== "object" || data === null)
    return <Text>{JSON.stringify(data) ?? "Nothing"}</Text>;
  return (
    <>
      <p class="json-tools">
        <button type="button" class="link small" onClick={() => setText(!isText)}>
          {isText ? "As a tree" : "As text"}
        </button>
      </p>
      {isText ? <Text>{JSON.stringify(data, null, 2)}</Text> : <div ref={place} />}
    </>
  );
}
