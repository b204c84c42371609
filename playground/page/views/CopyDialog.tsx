import { useState } from "preact/hooks";
import { copied } from "./copies";
import { Dialog } from "./Dialog";
import { Text } from "./Text";

/** A form as text, to be copied. */
export function CopyDialog() {
  const shown = copied.value;
  return shown ? <Shown key={shown.text} {...shown} /> : null;
}

function Shown({ title, text, failed }: { title: string; text: string; failed: boolean }) {
  const [isCopied, setCopied] = useState(false);
  const close = (): void => {
    copied.value = undefined;
  };
  return (
    <Dialog title={title} onClose={close}>
      {failed ? <p class="bad">{text}</p> : <Text>{text}</Text>}
      <div class="dialog-actions">
        {failed ? null : (
          <button
            type="button"
            class="primary"
            onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
          >
            {isCopied ? "Copied" : "Copy"}
          </button>
        )}
        <button type="button" onClick={close}>
          Close
        </button>
      </div>
    </Dialog>
  );
}
