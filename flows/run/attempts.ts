import type { ErrorConfig } from "../definition";
import type { StepMeter } from "./StepMeter";

export type Attempted =
  | { readonly value: unknown; readonly error?: undefined }
  | { readonly error: Error; readonly isIgnored: boolean };

/** Performs a step as often as its handling of errors says, and waits between. */
export async function attempt(
  perform: () => unknown,
  config: ErrorConfig | undefined,
  meter: StepMeter,
): Promise<Attempted> {
  const handler = config?.errorHandlerType ?? "fail";
  const repeats = handler === "retry" ? (config?.maxAttempts ?? 0) : 0;
  for (let nth = 0; ; nth += 1) {
    try {
      return { value: await perform() };
    } catch (thrown) {
      const error = asError(thrown);
      if (nth === repeats) return { error, isIgnored: isIgnored(config) };
      const seconds = (config?.delaySeconds ?? 0) * (config?.usesExponentialBackoff ? 2 ** nth : 1);
      meter.log.push(`attempt ${nth + 1} failed, again in ${seconds} s: ${error.message}`);
      await meter.sleep(seconds * 1000);
    }
  }
}

/** Code may throw an error of another realm, or what is none. */
const asError = (thrown: unknown): Error => {
  if (thrown instanceof Error) return thrown;
  const { message } = (thrown ?? {}) as { readonly message?: unknown };
  return new Error(typeof message === "string" ? message : String(thrown));
};

const isIgnored = (config: ErrorConfig | undefined): boolean =>
  config?.errorHandlerType === "ignore" ||
  (config?.errorHandlerType === "retry" && config.ignoreFinalError);
