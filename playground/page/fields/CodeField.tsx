import { useEffect, useRef } from "preact/hooks";
import { createEditor, type PrismEditor } from "prism-code-editor";
import { defaultCommands } from "prism-code-editor/commands";
import "prism-code-editor/prism/languages/json";
import "prism-code-editor/prism/languages/markup";
import "prism-code-editor/prism/languages/xml";
import "prism-code-editor/layout.css";
import type { FieldProps } from "./types";

/** JSON, XML and values of any kind, with colours. Tab leaves the field, as it does all others. */
export function CodeField({
  id,
  input,
  value,
  onChange,
  describedBy,
  isMissing,
}: FieldProps<string>) {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<PrismEditor | undefined>(undefined);
  const tell = useRef(onChange);
  tell.current = onChange;

  // Made once, and kept in step below.
  useEffect(() => {
    const made = createEditor(
      place.current,
      {
        language: input.language === "xml" ? "xml" : "json",
        value,
        wordWrap: true,
        lineNumbers: false,
        insertSpaces: true,
        onUpdate: (text) => tell.current(text),
      },
      defaultCommands(),
    );
    const { textarea } = made;
    textarea.id = id;
    textarea.setAttribute("aria-describedby", describedBy);
    // Tab is how people without a mouse go on.
    made.keyCommandMap["Tab"] = () => false;
    editor.current = made;
    return () => made.remove();
  }, [id]);

  useEffect(() => {
    const made = editor.current;
    if (!made) return;
    made.textarea.setAttribute("aria-invalid", String(isMissing));
    made.textarea.placeholder = input.placeholder ?? "";
    if (made.value !== value) made.setOptions({ value });
  }, [value, isMissing, input.placeholder]);

  return <div class="code" ref={place} />;
}
