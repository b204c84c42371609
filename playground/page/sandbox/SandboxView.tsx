import { useEffect } from "preact/hooks";
import { loadSandbox, trouble } from "../state/sandbox";
import { ClockPanel } from "./ClockPanel";
import { FaultsPanel } from "./FaultsPanel";
import { Happenings } from "./Happenings";
import { RowsPanel } from "./RowsPanel";
import { TriggersPanel } from "./TriggersPanel";

/** The rows of the sandbox, what may go wrong in it, its time, and what happens in it. */
export function SandboxView() {
  useEffect(() => void loadSandbox(), []);
  return (
    <div class="sandbox">
      <div class="sandbox-main">
        {trouble.value === undefined ? null : (
          <p class="error error-text" role="alert">
            {trouble.value}
          </p>
        )}
        <RowsPanel />
      </div>
      <div class="sandbox-side">
        <TriggersPanel />
        <Happenings />
        <FaultsPanel />
        <ClockPanel />
      </div>
    </div>
  );
}
