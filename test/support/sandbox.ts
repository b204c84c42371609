import type { Connection } from "@prismatic-io/spectral";
import { createHarness } from "@prismatic-io/spectral/dist/testing";
import {
  type RecordedRequest,
  type Sandbox,
  type SandboxOptions,
  startSandbox,
} from "dataverse-sandbox";
import component from "../../src";
import { noteHandled } from "./unanswered";

/** What a test talks to: a sandbox of its own, and the component as the platform runs it. */
export interface Bench {
  /** The running sandbox; only inside of tests. */
  readonly sandbox: Sandbox;
  /** The connection an action gets, its token in place. */
  connection(changes?: {
    fields?: Record<string, unknown>;
    token?: Record<string, unknown>;
  }): Connection;
  /** Runs an action as the platform does and gives its `data`. */
  act<T = unknown>(key: string, inputs: Record<string, unknown>, context?: object): Promise<T>;
  /** The error an action ends with; fails when it does not. */
  failure(key: string, inputs: Record<string, unknown>): Promise<ActionError>;
  /** Lines the component logged since the test began, by level. */
  readonly log: Record<"debug" | "info" | "warn" | "error", string[]>;
  /** API requests received since the test began. */
  requests(): RecordedRequest[];
}

export interface ActionError extends Error {
  readonly status?: number;
  readonly code?: string;
  readonly outcome?: string;
  readonly requestId?: string;
}

/** One sandbox a test file; faults, log and recorded requests start anew with each test. */
export const useSandbox = (options?: SandboxOptions): Bench => {
  const harness = createHarness(component);
  const log: Bench["log"] = { debug: [], info: [], warn: [], error: [] };
  let running: Sandbox | undefined;
  const sandbox = (): Sandbox => {
    if (!running) throw new Error("The sandbox runs only inside of tests.");
    return running;
  };
  beforeAll(async () => {
    running = await startSandbox({
      ...options,
      onRequest: (request) => {
        options?.onRequest?.(request);
        noteHandled(request);
      },
    });
  });
  beforeEach(() => {
    sandbox().clearFaults();
    sandbox().clearRequests();
    for (const lines of Object.values(log)) lines.length = 0;
  });
  afterAll(() => sandbox().close());

  const connection: Bench["connection"] = ({ fields = {}, token } = {}) => ({
    key: "clientCredentials",
    configVarKey: "",
    fields: {
      webApiUrl: sandbox().url,
      tokenUrl: sandbox().tokenUrl,
      scopes: `${sandbox().url}/.default`,
      clientId: sandbox().clientId,
      clientSecret: sandbox().clientSecret,
      ...fields,
    },
    token: token ?? { access_token: sandbox().issueToken() },
  });
  const act = async <T>(key: string, inputs: Record<string, unknown>, context: object = {}) => {
    const params = { connection: connection(), ...inputs };
    const result: unknown = await harness.action(key, params, {
      logger: loggerInto(log),
      ...context,
    } as never);
    return (result as { data: T }).data;
  };
  return {
    get sandbox() {
      return sandbox();
    },
    connection,
    act,
    failure: async (key, inputs) => {
      try {
        await act(key, inputs);
      } catch (error) {
        return error as ActionError;
      }
      throw new Error(`${key} did not fail.`);
    },
    log,
    requests: () => sandbox().apiRequests(),
  };
};

const loggerInto = (log: Bench["log"]) => {
  const into =
    (level: keyof Bench["log"]) =>
    (...parts: unknown[]) => {
      log[level].push(
        parts.map((part) => (typeof part === "string" ? part : JSON.stringify(part))).join(" "),
      );
    };
  return {
    metric: into("debug"),
    trace: into("debug"),
    debug: into("debug"),
    info: into("info"),
    log: into("info"),
    warn: into("warn"),
    error: into("error"),
  };
};
