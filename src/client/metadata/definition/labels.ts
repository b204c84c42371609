import { list, object, text } from "./json";

/** The label in the caller's language, else in the first one it has. */
export function labelOf(label: unknown): string | undefined {
  const { UserLocalizedLabel, LocalizedLabels } = object(label);
  return (
    text(object(UserLocalizedLabel)["Label"]) ??
    list(LocalizedLabels)
      .map(({ Label }) => text(Label))
      .find(Boolean)
  );
}

/** The label in every language it has, the caller's first. */
export function labelsOf(...labels: unknown[]): string[] {
  const found = labels.flatMap((label) => {
    const { UserLocalizedLabel, LocalizedLabels } = object(label);
    return [object(UserLocalizedLabel), ...list(LocalizedLabels)].map(({ Label }) => text(Label));
  });
  return [...new Set(found.filter((label) => label !== undefined))];
}
