import { EventEmitter, once } from "node:events";
import { format } from "node:util";

/** The SDK is loaded once: it remembers nothing, and takes longer to load than a command to run. */
const spectral = jest.requireActual<object>("@prismatic-io/spectral");
jest.doMock("@prismatic-io/spectral", () => spectral);

export interface Ended {
  readonly status: 0 | 1;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs in this process: to start one for each call would take seconds. */
export interface Running {
  /** The address that the command prints to sign in at; "" where it ends without. */
  readonly page: Promise<string>;
  readonly ended: Promise<Ended>;
}

/**
 * What `npm run action` does with these words, with no variables but these, as if it had just begun: nothing
 * is remembered of calls before. Errors of Node are not among the test's own classes, so that what is made of
 * them is tried with a process.
 */
export function startAction(words: readonly string[], variables: Variables = {}): Running {
  const printed = new Printed();
  const ended = run(words, variables, printed);
  const page = Promise.race([printed.page(), ended.then(() => "")]);
  return { page, ended };
}

export function runAction(words: readonly string[], variables?: Variables): Promise<Ended> {
  return startAction(words, variables).ended;
}

type Variables = Readonly<Record<string, string>>;

const run = async (
  words: readonly string[],
  variables: Variables,
  printed: Printed,
): Promise<Ended> => {
  const restore = [printed.begin(), setVariables(variables), leaveTerminal()];
  jest.resetModules();
  const { act }: typeof import("../../runner/cli/act") = require("../../runner/cli/act");
  const { messageOf }: typeof import("../../runner/cli/fail") = require("../../runner/cli/fail");
  try {
    await act(words);
    return { status: 0, ...printed.texts() };
  } catch (error) {
    printed.error(messageOf(error));
    return { status: 1, ...printed.texts() };
  } finally {
    for (const undo of restore) undo();
  }
};

/** What is printed on both outputs. */
class Printed extends EventEmitter {
  private stdout = "";
  private stderr = "";

  begin(): () => void {
    const log = jest.spyOn(console, "log").mockImplementation((...values: unknown[]) => {
      this.stdout += `${format(...values)}\n`;
    });
    const error = jest
      .spyOn(console, "error")
      .mockImplementation((...values: unknown[]) => this.error(...values));
    return () => {
      log.mockRestore();
      error.mockRestore();
    };
  }

  error(...values: unknown[]): void {
    this.stderr += `${format(...values)}\n`;
    this.emit("error-line");
  }

  texts(): { stdout: string; stderr: string } {
    return { stdout: this.stdout, stderr: this.stderr };
  }

  async page(): Promise<string> {
    for (;;) {
      await once(this, "error-line");
      const [address] = /^http\S+authorize\?\S+(?=\n)/m.exec(this.stderr) ?? [];
      if (address !== undefined) return address;
    }
  }
}

const setVariables = (variables: Variables): (() => void) => {
  const before = { ...process.env };
  for (const name of Object.keys(before)) {
    if (name.startsWith("DATAVERSE_")) delete process.env[name];
  }
  Object.assign(process.env, { BROWSER: "none" }, variables);
  return () => {
    for (const name of Object.keys(process.env)) delete process.env[name];
    Object.assign(process.env, before);
  };
};

const leaveTerminal = (): (() => void) => {
  const { isTTY } = process.stdout;
  process.stdout.isTTY = false;
  return () => {
    process.stdout.isTTY = isTTY;
  };
};
