import { useState } from "preact/hooks";
import { status } from "../state/app";
import { confirming, run } from "../state/runs";
import { Dialog } from "./Dialog";

/** Before something is deleted from an environment with real data, its name has to be typed. */
export function ConfirmDialog() {
  const shown = confirming.value;
  return shown ? <Shown key={shown.name} {...shown} /> : null;
}

function Shown({ entry, name, text }: NonNullable<typeof confirming.value>) {
  const [typed, setTyped] = useState("");
  const close = (): void => {
    confirming.value = undefined;
  };
  const isRight = typed.trim() === name;
  const confirm = (): void => {
    if (!isRight) return;
    close();
    void run(entry, typed.trim());
  };
  return (
    <Dialog title={entry.view.label} onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          confirm();
        }}
      >
        <p>
          {text} The environment is <strong class="bad">{status.value?.environment}</strong>.
        </p>
        <input
          type="text"
          value={typed}
          aria-label={`Type ${name}`}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <div class="dialog-actions">
          <button type="submit" class="danger" disabled={!isRight}>
            {entry.view.label}
          </button>
          <button type="button" onClick={close}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
}
