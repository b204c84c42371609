import type { RecordedRequest } from "dataverse-sandbox";

type Listener = () => void;

const listeners = new Set<Listener>();

/** Calls `listener` whenever a sandbox leaves a request unanswered; the result ends that. */
export const onUnanswered = (listener: Listener): (() => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** What a sandbox is done with: nothing more comes to a request that hangs or whose answer stalls. */
export const noteHandled = ({ fault }: RecordedRequest): void => {
  if (fault !== "hang" && fault !== "stall") return;
  for (const listener of listeners) listener();
};
