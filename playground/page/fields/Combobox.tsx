import { useEffect, useRef, useState } from "preact/hooks";
import type { InputView, PickerView } from "../../contract";
import { type Choice, filtered } from "../model/pickers";
import { useChoices } from "./useChoices";

interface Props {
  readonly id: string;
  readonly input: InputView;
  readonly picker: PickerView;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly describedBy: string;
  readonly isMissing: boolean;
  readonly label?: string;
  readonly placeholder?: string;
}

const MOST = 200;
const TYPING_MS = 250;

/**
 * Text with live choices below it: a combobox as the ARIA Authoring Practices describe it. What is typed is
 * the value, so that values that no list has can be given too.
 */
export function Combobox(props: Props) {
  const { id, input, picker, value, onChange, label } = props;
  const { choices, loading, note, load } = useChoices(picker);
  const [isOpen, setOpen] = useState(false);
  const [isTyped, setTyped] = useState(false);
  const [active, setActive] = useState(-1);
  const list = useRef<HTMLDivElement>(null);
  const matching = filtered(choices, isTyped ? value : "");
  const shown = matching.slice(0, MOST);
  const chosen = choices.find(({ key }) => key === value);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [active]);

  const open = (): void => {
    setOpen(true);
    setTyped(false);
    setActive(-1);
    load("");
  };
  const choose = ({ key }: Choice): void => {
    onChange(key);
    setOpen(false);
  };
  const type = (text: string): void => {
    onChange(text);
    setOpen(true);
    setTyped(true);
    setActive(-1);
    load(text, TYPING_MS);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && isOpen) {
      event.stopPropagation();
      setOpen(false);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen) open();
      else setActive(stepped(active, event.key === "ArrowDown" ? 1 : -1, shown.length));
    } else if (event.key === "Enter" && isOpen) {
      const choice = shown[active];
      if (choice) {
        event.preventDefault();
        choose(choice);
      } else setOpen(false);
    }
  };
  return (
    <div class="combobox">
      <input
        id={id}
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={isOpen && active >= 0 ? `${id}-${active}` : undefined}
        aria-describedby={props.describedBy}
        aria-invalid={props.isMissing}
        aria-required={input.required}
        aria-label={label}
        value={value}
        placeholder={props.placeholder ?? input.placeholder ?? ""}
        spellcheck={false}
        autocomplete="off"
        onInput={(event) => type(event.currentTarget.value)}
        onFocus={open}
        onClick={() => (isOpen ? undefined : open())}
        onBlur={() => setOpen(false)}
        onKeyDown={press}
      />
      {chosen && chosen.label !== value && !isOpen ? (
        <span class="chosen">{chosen.label}</span>
      ) : null}
      <div
        id={`${id}-list`}
        ref={list}
        role="listbox"
        class={`choices${isOpen ? "" : " is-closed"}`}
        aria-label={input.label}
      >
        {isOpen
          ? shown.map((choice, at) => (
              <Option
                key={choice.key}
                id={`${id}-${at}`}
                choice={choice}
                isActive={at === active}
                onChoose={choose}
              />
            ))
          : null}
      </div>
      {isOpen ? (
        <p class="choices-note" role="status">
          {noteFor(loading, note, matching.length, shown.length)}
        </p>
      ) : null}
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly choice: Choice;
  readonly isActive: boolean;
  readonly onChoose: (choice: Choice) => void;
}

/** Keys reach a choice by way of its field, which keeps the focus. */
function Option({ id, choice, isActive, onChoose }: OptionProps) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      class="choice"
      onMouseDown={(event) => {
        event.preventDefault();
        onChoose(choice);
      }}
    >
      <span>{choice.label}</span>
      {choice.label.includes(choice.key) ? null : <code>{choice.key}</code>}
    </div>
  );
}

const stepped = (active: number, by: number, count: number): number =>
  count === 0 ? -1 : active < 0 && by < 0 ? count - 1 : (active + by + count) % count;

const noteFor = (
  loading: boolean,
  note: string | undefined,
  matching: number,
  shown: number,
): string => {
  if (loading) return "Reading …";
  if (note !== undefined) return note;
  if (matching === 0) return "No choice has this text. It is used as it is.";
  return matching > shown
    ? `${matching} choices, the first ${shown} are listed`
    : `${matching} choices`;
};
