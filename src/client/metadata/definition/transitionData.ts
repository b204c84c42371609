/** Longer than the transitions of any table; what is beyond it is not read. */
const MOST_CHARACTERS = 200_000;

/**
 * The status reasons that may follow one, from its `TransitionData`: XML, which some answers hold in escaped
 * form. None where there is no list, which means that nothing may follow.
 * https://learn.microsoft.com/power-apps/developer/data-platform/define-custom-state-model-transitions
 */
export function readTransitions(data: unknown): readonly number[] {
  if (typeof data !== "string") return [];
  const xml = data
    .slice(0, MOST_CHARACTERS)
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#34;", '"');
  const targets = xml
    .split("<")
    .filter((part) => /^(?:\w{1,40}:)?allowedtransition[\s/]/i.test(part))
    .map((part) => /\stostatusid\s{0,9}=\s{0,9}["'](-?\d{1,10})["']/i.exec(part)?.[1])
    .filter((value) => value !== undefined)
    .map(Number);
  return [...new Set(targets)];
}
