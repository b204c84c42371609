interface Props<T extends string> {
  readonly name: string;
  readonly tabs: readonly T[];
  readonly open: T;
  readonly onOpen: (tab: T) => void;
}

/** Tabs as the ARIA Authoring Practices describe them: arrows go from one to the next. */
export function Tabs<T extends string>({ name, tabs, open, onOpen }: Props<T>) {
  const step = (event: KeyboardEvent): void => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = tabs[(tabs.indexOf(open) + by + tabs.length) % tabs.length];
    if (by === 0 || next === undefined) return;
    event.preventDefault();
    onOpen(next);
    document.getElementById(`${name}-tab-${next}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={name}>
      {tabs.map((tab) => (
        <button
          key={tab}
          id={`${name}-tab-${tab}`}
          type="button"
          role="tab"
          aria-selected={tab === open}
          aria-controls={`${name}-body`}
          tabIndex={tab === open ? 0 : -1}
          onClick={() => onOpen(tab)}
          onKeyDown={step}
        >
          {tab}
        </button>
      ))}
    </div>
  );
}
