import type { Connection } from "@prismatic-io/spectral";
import { createHarness } from "@prismatic-io/spectral/dist/testing";
import component from "../../src";
import type { WebhookEvent } from "../../src/client";
import type { request } from "./payloads";

export interface Answer {
  readonly branch: string;
  readonly response: unknown;
  readonly payload: Record<string, unknown> & { readonly event: WebhookEvent };
}

export interface Inputs {
  readonly webhookKey?: string;
  readonly requireKey?: unknown;
  readonly connection?: Connection;
  readonly ignoreOwnChanges?: unknown;
  readonly options?: {
    readonly keyHeader?: string;
    readonly ignoreUsers?: unknown;
    readonly maxDepth?: unknown;
  };
}

/** Runs the webhook trigger as the platform does, and keeps what it logs. */
export const webhook = () => {
  const harness = createHarness(component);
  const lines: string[] = [];
  const into =
    (level: string) =>
    (...parts: unknown[]) => {
      lines.push(`${level}: ${parts.map((part) => JSON.stringify(part)).join(" ")}`);
    };
  const levels = ["metric", "trace", "debug", "info", "log", "warn", "error"];
  const logger = Object.fromEntries(levels.map((level) => [level, into(level)]));
  beforeEach(() => {
    lines.length = 0;
  });
  const run = async (
    payload: ReturnType<typeof request>,
    inputs: Inputs = {},
    context: object = {},
  ): Promise<Answer> => {
    const result: unknown = await harness.trigger(
      "dynamicsWebhookTrigger",
      payload as never,
      inputs as Record<string, unknown>,
      { logger, ...context } as never,
    );
    return result as Answer;
  };
  const refusal = async (...given: Parameters<typeof run>): Promise<Error> => {
    try {
      await run(...given);
    } catch (error) {
      return error as Error;
    }
    throw new Error("The request was not refused.");
  };
  return { run, refusal, lines };
};
