type Run = (...given: never[]) => Promise<unknown>;

interface Shown {
  readonly examplePerform?: Run;
  readonly examplePayload?: unknown;
}

/**
 * The component as the platform gets it, with every sample that cannot be made replaced by the example of
 * its action. Inputs that are still blank are refused by their cleaners, so that only out here all failures
 * come together.
 */
export function withExamples<T extends { readonly actions: Readonly<Record<string, object>> }>(
  component: T,
): T {
  const actions = Object.entries(component.actions).map(([key, action]) => [key, shown(action)]);
  return { ...component, actions: Object.fromEntries(actions) as T["actions"] };
}

const shown = (action: Shown): Shown => {
  const { examplePerform, examplePayload } = action;
  if (!examplePerform) return action;
  return {
    ...action,
    examplePerform: async (...given) => {
      try {
        return await examplePerform(...given);
      } catch {
        return examplePayload;
      }
    },
  };
};
