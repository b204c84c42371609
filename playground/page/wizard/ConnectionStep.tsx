import { useState } from "preact/hooks";
import { call, messageOf } from "../client/api";
import { status } from "../state/app";
import { Step } from "./Step";

/** Who the connection is, and whether it works. */
export function ConnectionStep() {
  const [check, setCheck] = useState<{ readonly ok: boolean; readonly text: string } | undefined>();
  const [loading, setLoading] = useState(false);
  const connection = status.value?.connection;
  const ask = async (): Promise<void> => {
    setLoading(true);
    try {
      const { check: found } = await call("GET /api/status", undefined, { query: { check: "1" } });
      setCheck(found);
    } catch (error) {
      setCheck({ ok: false, text: messageOf(error) });
    }
    setLoading(false);
  };
  return (
    <Step
      number={1}
      title="Connection Status"
      about="Whether the connection works, as whom, and which rights are missing."
    >
      <dl class="connection">
        <div>
          <dt>Connection</dt>
          <dd>{connection?.label}</dd>
        </div>
        {(connection?.fields ?? []).map(({ key, label, value, hidden }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>{hidden ? "hidden" : value || "–"}</dd>
          </div>
        ))}
      </dl>
      <button
        type="button"
        id="check-connection"
        aria-disabled={loading}
        onClick={() => void ask()}
      >
        {loading ? "Checking …" : "Check"}
      </button>
      {check ? (
        <p class={`status-text ${check.ok ? "good" : "bad"}`} role="status">
          {check.text}
        </p>
      ) : null}
    </Step>
  );
}
