import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { messageOf } from "../client/api";

/** A view whose code is loaded when it is shown first. */
export function Lazy({ load }: { readonly load: () => Promise<ComponentType> }) {
  const [view, setView] = useState<{ readonly shown?: ComponentType; readonly error?: string }>({});
  // Loaded once.
  useEffect(() => {
    load().then(
      (shown) => setView({ shown }),
      (error: unknown) => setView({ error: messageOf(error) }),
    );
  }, []);
  if (view.error !== undefined) return <p class="notice bad">{view.error}</p>;
  return view.shown ? <view.shown /> : <p class="starting">Loading …</p>;
}
