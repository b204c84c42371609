import { addFault, clearFaults, faults } from "../state/sandbox";

/** Switches for what may go wrong on the way, each for the requests to come. */
export function FaultsPanel() {
  const shown = faults.value;
  if (!shown) return null;
  const { presets, rules } = shown;
  return (
    <section class="panel" aria-labelledby="faults-title">
      <div class="panel-head">
        <h2 id="faults-title">Faults</h2>
        <p class="facts" role="status">
          {rules.length === 0 ? "None is set" : `${rules.length} set`}
        </p>
        {rules.length > 0 ? (
          <button type="button" class="link" onClick={() => void clearFaults()}>
            Take all away
          </button>
        ) : null}
      </div>
      <ul class="presets">
        {presets.map(({ label, description, rule }) => (
          <li key={label}>
            <button type="button" title={description} onClick={() => void addFault(rule)}>
              {label}
            </button>
          </li>
        ))}
      </ul>
      {rules.length > 0 ? (
        <ul class="rules">
          {rules.map((rule, at) => (
            <li key={at}>
              <code>{JSON.stringify(rule)}</code>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
