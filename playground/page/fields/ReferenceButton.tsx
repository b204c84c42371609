import type { Reference } from "../model/references";
import { pins } from "../state/forms";

interface Props {
  readonly label: string;
  readonly onPick: (reference: Reference) => void;
}

/** Offers to take a value from a pinned answer; there only while an answer is pinned. */
export function ReferenceButton({ label, onPick }: Props) {
  const latest = pins.value.at(-1);
  if (!latest) return null;
  return (
    <button
      type="button"
      class="link small"
      aria-label={`from answer: ${label}`}
      onClick={() => onPick({ $from: { pin: latest.id, path: "" } })}
    >
      from answer
    </button>
  );
}
