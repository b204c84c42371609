import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** An input as the component publishes it. */
export interface PublishedInput {
  readonly key: string;
  readonly label: string;
  readonly type: string;
  readonly default?: unknown;
  readonly collection?: "valuelist" | "keyvaluelist";
  readonly required?: boolean;
  readonly comments?: string;
  readonly example?: string;
  /** `ON_DEPLOY`: asked for by the initial sync of a deployment only. */
  readonly scope?: string;
  /** The children of a structured input. */
  readonly inputs?: readonly PublishedInput[];
  readonly model?: readonly { readonly label: string; readonly value: string }[];
}

export interface Published {
  readonly display: { readonly label: string; readonly description: string };
  readonly inputs: readonly PublishedInput[];
  readonly examplePayload?: unknown;
  /** Only triggers have these: they are called on a schedule, and keep a state. */
  readonly isPollingTrigger?: boolean;
  /** `required`: returns page by page, and is called until there is no further page. */
  readonly triggerResolverSupport?: string;
  readonly hasOnInstanceDeploy?: boolean;
  /** The initial sync of a deployment. */
  readonly onDeployPerform?: unknown;
}

/** The component as the platform loads it. */
export interface PublishedComponent {
  readonly key: string;
  readonly actions: Readonly<Record<string, Published>>;
  readonly triggers: Readonly<Record<string, Published>>;
  readonly dataSources: Readonly<Record<string, Published>>;
}

export const BUNDLE = path.resolve(__dirname, "../dist/index.js");

/** Loads the built bundle, which is what users run. */
export function loadBundle(): PublishedComponent {
  if (!existsSync(BUNDLE)) throw new Error("dist/index.js is missing: run `npm run build` first.");
  return (createRequire(__filename)(BUNDLE) as { default: PublishedComponent }).default;
}
