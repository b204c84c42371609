import type { PublishedComponent } from "./bundle";

interface Page {
  readonly resultType?: string;
  readonly payload: {
    readonly body: { readonly data: readonly unknown[] };
    readonly paginationState?: unknown;
  };
}

/** Calls a trigger until there is no further page, as the platform does; the answer has all items. */
export async function allPages(call: (page: object) => Promise<unknown>): Promise<Page> {
  const items: unknown[] = [];
  let resultType: string | undefined;
  let paginationState: unknown;
  do {
    const page = (await call(paginationState ? { paginationState } : {})) as Page;
    resultType ??= page.resultType ?? "completed";
    items.push(...page.payload.body.data);
    paginationState = page.payload.paginationState;
  } while (paginationState);
  return { resultType, payload: { body: { data: items } } };
}

/** With the trigger's initial sync in its place, where an input is given that only that one has. */
export function atDeployment(
  component: PublishedComponent,
  key: string,
  given: Readonly<Record<string, unknown>>,
): PublishedComponent {
  const published = component.triggers[key];
  const isGiven = published?.inputs.some(
    (input) => input.scope === "ON_DEPLOY" && given[input.key] !== undefined,
  );
  if (!published || !isGiven) return component;
  const perform = published.onDeployPerform;
  return {
    ...component,
    triggers: { ...component.triggers, [key]: { ...published, perform } as never },
  };
}
