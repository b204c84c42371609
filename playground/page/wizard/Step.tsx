import type { ComponentChildren } from "preact";

interface Props {
  readonly number: number;
  readonly title: string;
  readonly about: string;
  readonly children: ComponentChildren;
}

/** A page of the wizard. */
export function Step({ number, title, about, children }: Props) {
  return (
    <section class="step" aria-labelledby={`step-${number}`}>
      <div class="step-head">
        <span class="step-number" aria-hidden="true">
          {number}
        </span>
        <div>
          <h2 id={`step-${number}`}>{title}</h2>
          <p class="quiet">{about}</p>
        </div>
      </div>
      {children}
    </section>
  );
}
