import { median } from "../measure/statistics";
import type { OneRecord } from "../types";
import { bareGet } from "./bare";
import { actionsOf } from "./component";
import { peerClient } from "./peer";

interface Options {
  readonly url: string;
  readonly bundle: string;
  readonly reads: number;
}

const ID = "7d577253-3ef0-4a0a-bb7f-8335c2596e70";

/** Reads the same record in turn with all three, so that whatever slows the machine slows them alike. */
const main = async ({ url, bundle, reads }: Options): Promise<void> => {
  const run = actionsOf(bundle, url);
  const peer = peerClient(url);
  const subjects = [
    () => bareGet(`${url}/api/data/v9.2/accounts(${ID})`),
    () => run("getEntity", { entityType: "accounts", entityId: ID }),
    () => peer.retrieve({ collection: "accounts", key: ID }),
  ];
  const times: number[][] = subjects.map(() => []);
  const warmUp = Math.ceil(reads / 5);
  for (let read = 0; read < warmUp + reads; read += 1) {
    for (let turn = 0; turn < subjects.length; turn += 1) {
      const index = (read + turn) % subjects.length;
      const startedNs = process.hrtime.bigint();
      await subjects[index]?.();
      const us = Number(process.hrtime.bigint() - startedNs) / 1000;
      if (read >= warmUp) times[index]?.push(us);
    }
  }
  const [bareUs = 0, oursUs = 0, peerUs = 0] = times.map(median);
  const result: OneRecord = { bareUs, oursUs, peerUs };
  process.send?.(result, () => process.exit());
};

void main(JSON.parse(process.argv[2] ?? "{}") as Options);
