import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** An input as the component publishes it. */
export interface PublishedInput {
  readonly key: string;
  readonly label: string;
  /** Label of the keys of a key-value list, whose values have `label`. */
  readonly keyLabel?: string;
  readonly type: string;
  readonly default?: unknown;
  readonly collection?: "valuelist" | "keyvaluelist";
  readonly required?: boolean;
  readonly comments?: string;
  readonly example?: string;
  readonly placeholder?: string;
  /** Of the text in an input of type `code`. */
  readonly language?: string;
  /** Key of the data source that lists values to choose from. */
  readonly dataSource?: string;
  /** `ON_DEPLOY`: asked for by the initial sync of a deployment only. */
  readonly scope?: string;
  /** The children of a structured input. */
  readonly inputs?: readonly PublishedInput[];
  readonly model?: readonly { readonly label: string; readonly value: string }[];
}

export interface Published {
  readonly display: {
    readonly label: string;
    readonly description: string;
    readonly important?: boolean;
  };
  readonly inputs: readonly PublishedInput[];
  readonly examplePayload?: unknown;
  /** Only actions have these; the schema is JSON text. */
  readonly outputSchema?: { readonly type: string; readonly schema: string };
  /** `SAFE`: reads only. */
  readonly performSafety?: string;
  /** Only data sources have it. */
  readonly dataSourceType?: string;
  /** Only triggers have these. */
  readonly staticBranchNames?: readonly string[];
  readonly webhookCreate?: LifecycleHandler;
  readonly webhookDelete?: LifecycleHandler;
  /** Only triggers have these: they are called on a schedule, and keep a state. */
  readonly isPollingTrigger?: boolean;
  /** `required`: returns page by page, and is called until there is no further page. */
  readonly triggerResolverSupport?: string;
  readonly hasOnInstanceDeploy?: boolean;
  /** The initial sync of a deployment. */
  readonly onDeployPerform?: unknown;
}

/** Registers a webhook at a deployment, or removes it. */
export type LifecycleHandler = (
  context: unknown,
  params: Readonly<Record<string, unknown>>,
) => Promise<unknown>;

export interface PublishedConnection {
  readonly key: string;
  readonly label: string;
  readonly comments?: string;
  readonly inputs: readonly PublishedInput[];
}

/** The component as the platform loads it. */
export interface PublishedComponent {
  readonly key: string;
  readonly display: { readonly label: string; readonly description: string };
  readonly connections: readonly PublishedConnection[];
  readonly actions: Readonly<Record<string, Published>>;
  readonly triggers: Readonly<Record<string, Published>>;
  readonly dataSources: Readonly<Record<string, Published>>;
}

export const BUNDLE: string = path.resolve(__dirname, "../dist/index.js");

/** Loads the built bundle, which is what users run. */
export function loadBundle(): PublishedComponent {
  if (!existsSync(BUNDLE)) throw new Error("dist/index.js is missing: run `npm run build` first.");
  return (createRequire(__filename)(BUNDLE) as { default: PublishedComponent }).default;
}
