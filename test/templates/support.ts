import path from "node:path";
import type { FlowOptions, FlowRun } from "../../flows";
import { runFile } from "../flows/support";
import { useReceiver } from "../support/receiver";
import type { Bench } from "../support/sandbox";
import { managed } from "../triggers/managed";

export const folder = path.resolve(__dirname, "../../templates");

/** Runs a template by the component's sources, against the sandbox of a test. */
export const runTemplate = (bench: Bench, name: string, options: FlowOptions): Promise<FlowRun> =>
  runFile(bench, path.join(folder, `${name}.yml`), options);

/** The answer of a flow that is waited for. */
export const answerOf = ({ result }: FlowRun) => result as { statusCode: number; body: string };

/** Posts of the sandbox to a registration with those inputs, as a trigger would be given them. */
export const usePosts = (bench: Bench, key: string, inputs: object) => {
  const receiver = useReceiver();
  const trigger = managed(bench, key, inputs);
  beforeEach(() => trigger.deploy({}, { url: receiver.url }));
  afterEach(() => trigger.clear());
  return async (): Promise<FlowOptions> => {
    await bench.sandbox.webhooksIdle();
    const [post] = receiver.received;
    if (!post) throw new Error("Nothing was posted.");
    return {
      payloadText: post.body,
      headers: post.headers,
      queryParameters: post.query,
    };
  };
};

/** A connection of somebody else than the flow's. */
export const somebodyElse = async (bench: Bench) => {
  const me = await bench.act<{ userId: string }>("getCurrentUser", {});
  const users = bench.sandbox.store.select("SELECT systemuserid FROM systemuser");
  const ids = users.map(({ systemuserid }) => String(systemuserid));
  const userId = ids.find((id) => id !== me.userId) ?? "";
  return bench.connection({ token: { access_token: bench.sandbox.issueToken({ userId }) } });
};
