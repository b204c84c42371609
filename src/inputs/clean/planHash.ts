import { refuse } from "./refuse";
import { optionalText } from "./text";

const SHA_256 = /^[\da-f]{64}$/;

/** The hash of a plan, as a preview or a dry run gives it; letter case and blanks around make no difference. */
export function optionalPlanHash(label: string) {
  const clean = optionalText(label);
  return (value: unknown): string | undefined => {
    const hash = clean(value)?.toLowerCase();
    if (!hash) return undefined;
    return SHA_256.test(hash)
      ? hash
      : refuse(label, "the planHash of a preview or a dry run", value);
  };
}
