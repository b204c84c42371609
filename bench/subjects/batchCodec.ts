import { rotated } from "../measure/processes";
import { median } from "../measure/statistics";
import { renderRow } from "../server/rows";
import { barePost } from "./bare";
import { actionsOf } from "./component";
import { peerClient } from "./peer";

interface Options {
  readonly url: string;
  readonly bundle: string;
  readonly parts: number;
  readonly records: boolean;
  readonly turns: number;
}

type Row = Record<string, unknown>;

/** What is written: ten of the columns that are read back. */
const valuesOf = (index: number): Row => {
  const row = JSON.parse(renderRow(index)) as Row;
  const names = Object.keys(row).filter((name) => /^(name|account|tele|email|web|addr)/.test(name));
  return Object.fromEntries(
    names.filter((name) => name !== "accountid").map((name) => [name, row[name]]),
  );
};

/** The whole call by each subject: from the records to what is known of each of them afterwards. */
const subjectsOf = ({ url, bundle, parts, records }: Options) => {
  const rows = Array.from({ length: parts }, (_, index) => valuesOf(index));
  const run = actionsOf(bundle, url);
  const actions = rows.map((data) => ({
    collection: "accounts",
    action: "create",
    data,
    returnRepresentation: records,
  }));
  const peer = peerClient(url);
  const ours = (repairValues: string) => () =>
    run("batchEntityActions", { actions, options: { repairValues } }) as Promise<Row[]>;
  return {
    ours: ours("false"),
    typed: ours("true"),
    peer: () => {
      peer.startBatch();
      for (const data of rows) {
        // Inside a batch it returns a promise for nothing, which is not waited for.
        void peer.create({ collection: "accounts", data, returnRepresentation: records });
      }
      return peer.executeBatch() as Promise<(Row | string)[]>;
    },
  };
};

/** The ids in the order of the answer: whoever has others has read something else. */
const idsOf = (results: readonly (Row | string)[]): string =>
  results
    .map((result) => (typeof result === "string" ? result : (result["accountid"] ?? result["id"])))
    .join();

const timed = async <T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> => {
  const startedMs = performance.now();
  const value = await work();
  return { ms: performance.now() - startedMs, value };
};

const NAMES = ["ours", "typed", "peer"] as const;

/** Each subject and the bare POST of its bytes in turn, so that what slows one slows all. */
const main = async (options: Options): Promise<void> => {
  const { url, turns } = options;
  const calls = subjectsOf(options);
  const ids = new Set<string>();
  const measured = [];
  for (const name of NAMES) {
    const post = await resend(url, calls[name]);
    measured.push({ name, post, bare: [] as number[], whole: [] as number[] });
  }
  const warmUp = Math.ceil(turns / 3);
  for (let turn = 0; turn < warmUp + turns; turn += 1) {
    for (const { name, post, bare, whole } of rotated(measured, turn)) {
      const posted = await timed(post);
      const called = await timed<(Row | string)[]>(calls[name]);
      ids.add(idsOf(called.value));
      if (turn < warmUp) continue;
      bare.push(posted.ms);
      whole.push(called.ms);
    }
  }
  const [ours, typed, peer] = measured.map(({ bare, whole }) => ({
    wholeMs: median(whole),
    bareMs: median(bare),
  }));
  process.send?.({ ours, typed, peer, alike: ids.size === 1 }, () => process.exit());
};

/** Calls a subject once, and returns the bare POST of the bytes that it sent. */
const resend = async (
  url: string,
  call: () => Promise<unknown>,
): Promise<() => Promise<Buffer>> => {
  await call();
  const response = await fetch(`${url}/last-batch`);
  const type = response.headers.get("content-type") ?? "";
  const body = Buffer.from(await response.arrayBuffer());
  return () => barePost(`${url}/api/data/v9.2/$batch`, type, body);
};

void main(JSON.parse(process.argv[2] ?? "{}") as Options);
