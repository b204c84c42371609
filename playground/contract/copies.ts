/** Calls as text, to be used elsewhere. */

export interface CopyRequest {
  readonly of: "actions" | "dataSources" | "triggers";
  readonly key: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /**
   * - `command`: `npx d365 …`, for a POSIX shell.
   * - `jest`: a test over the harness and the sandbox, whole and ready to run in this repository.
   * - `flow`: the step of an integration's YAML.
   */
  readonly as: "command" | "jest" | "flow";
}

export interface CopyAnswer {
  readonly text: string;
  readonly language: "sh" | "typescript" | "yaml";
}
