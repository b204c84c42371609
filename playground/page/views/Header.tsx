import { useState } from "preact/hooks";
import { call, messageOf } from "../client/api";
import { component, isLive, openEntry, route, status } from "../state/app";

/** The name of the page, the environment of the connection, and the three views. */
export function Header() {
  return (
    <header class="top">
      <a class="brand" href="#/">
        <img src="/favicon.svg" alt="" width="24" height="24" />
        <span>{component.value?.label ?? "Dynamics 365"}</span>
        <small>playground</small>
      </a>
      <nav aria-label="Views">
        <Tab
          to={openEntry.value?.id ?? "actions/queryEntities"}
          isOpen={openEntry.value !== undefined}
        >
          Run
        </Tab>
        {status.value?.sandbox ? (
          <Tab to="sandbox" isOpen={route.value === "sandbox"}>
            Sandbox
          </Tab>
        ) : null}
        <Tab to="wizard" isOpen={route.value === "wizard"}>
          Wizard
        </Tab>
      </nav>
      <Environment />
    </header>
  );
}

function Tab(props: { to: string; isOpen: boolean; children: string }) {
  return (
    <a href={`#/${props.to}`} aria-current={props.isOpen ? "page" : undefined}>
      {props.children}
    </a>
  );
}

/** Where requests go to; in red where real data are behind it. */
function Environment() {
  const where = status.value;
  if (!where) return null;
  return (
    <div class={`environment${where.outside ? " outside" : ""}`}>
      <span class={`dot${isLive.value ? "" : " lost"}`} aria-hidden="true" />
      <span class="environment-name">{where.environment}</span>
      {isLive.value ? null : <span>not connected</span>}
      {where.outside ? <Writes /> : null}
    </div>
  );
}

/** Switches writes on and off; what they reach is said by name. */
function Writes() {
  const [error, setError] = useState<string | undefined>(undefined);
  const where = status.value;
  if (!where) return null;
  const flip = async (): Promise<void> => {
    try {
      const asked = where.readOnly ? { on: true, environment: where.environment } : { on: false };
      status.value = await call("POST /api/writes", asked);
      setError(undefined);
    } catch (thrown) {
      setError(messageOf(thrown));
    }
  };
  return (
    <label class="check">
      <input
        type="checkbox"
        role="switch"
        aria-checked={!where.readOnly}
        checked={!where.readOnly}
        onChange={() => void flip()}
      />
      {where.readOnly ? "Read-only. Allow writes" : "Writes allowed"}
      {error === undefined ? null : <span class="bad"> {error}</span>}
    </label>
  );
}
