import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ColumnView, RowView } from "../../contract";
import { editedCell, shownCell } from "../model/gridColumns";
import { writeCell } from "../state/sandbox";

interface Props {
  readonly id: string;
  readonly row: RowView;
  readonly column: ColumnView;
  readonly isCurrent: boolean;
  readonly onCurrent: () => void;
}

/** A value that can be changed: by a double click, Enter, F2, or by typing. */
export function Cell({ id, row, column, isCurrent, onCurrent }: Props) {
  const [isEdited, setEdited] = useState(false);
  const cell = useRef<HTMLTableCellElement>(null);
  const text = shownCell(row, column.name);
  const begin = (): void => {
    if (column.writable) setEdited(true);
  };
  const end = (value?: string): void => {
    setEdited(false);
    cell.current?.focus();
    if (value !== undefined && value !== editedCell(row, column.name)) {
      void writeCell(row.id, column.name, value === "" ? null : value);
    }
  };
  return (
    <td
      id={id}
      ref={cell}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid
      role="gridcell"
      tabIndex={isCurrent ? 0 : -1}
      aria-readonly={!column.writable}
      class={column.writable ? "writable" : ""}
      title={text.length > 30 ? text : undefined}
      onFocus={onCurrent}
      onDblClick={begin}
      onKeyDown={(event) => {
        if (isEdited || event.target !== cell.current) return;
        if (event.key === "Enter" || event.key === "F2") {
          event.preventDefault();
          begin();
        }
      }}
    >
      {isEdited ? (
        <Editor column={column} value={editedCell(row, column.name)} onEnd={end} />
      ) : (
        text
      )}
    </td>
  );
}

interface EditorProps {
  readonly column: ColumnView;
  readonly value: string;
  readonly onEnd: (value?: string) => void;
}

function Editor({ column, value, onEnd }: EditorProps) {
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null);
  const isOver = useRef(false);
  // Before the next key comes: after a paint the first letters would be lost.
  useLayoutEffect(() => field.current?.focus(), []);
  const finish = (next?: string): void => {
    if (isOver.current) return;
    isOver.current = true;
    onEnd(next);
  };
  const press = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === "Enter") finish(field.current?.value);
    if (event.key === "Escape") finish();
  };
  const props = {
    ref: field,
    "aria-label": column.label,
    onKeyDown: press,
    onBlur: () => finish(field.current?.value),
  };
  const options = optionsOf(column);
  return options ? (
    <select {...props} defaultValue={value}>
      <option value="">–</option>
      {options.map((option) => (
        <option key={option.value} value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
  ) : (
    <input type="text" {...props} defaultValue={value} spellcheck={false} autocomplete="off" />
  );
}

const optionsOf = ({ options, type }: ColumnView) => {
  if (options) return options.map(({ value, label }) => ({ value: String(value), label }));
  return type === "boolean"
    ? [
        { value: "true", label: "Yes" },
        { value: "false", label: "No" },
      ]
    : undefined;
};
