import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import list from "../../../sandbox/conformance.json";
import { useApi } from "../support/api";

interface Entry {
  subject: string;
  status: string;
  reason?: string;
  /** Recorded answers of the service that this rests on, by their files. */
  facts?: string[];
  /** Programs of others that tried it, by their files. */
  clients?: string[];
  /** A request that shows it, and the status of its answer. */
  probe?: { method: string; path: string; body?: object; status: number };
}

const api = useApi();
const entries: Entry[] = list;
const namesIn = (folder: string) =>
  readdirSync(join(__dirname, folder)).map((file) => basename(file).replace(/\.\w+$/, ""));

describe("the list of what conforms", () => {
  it("says of each thing once whether it is done, and why it is not, or not alike", () => {
    expect(new Set(entries.map(({ subject }) => subject)).size).toBe(entries.length);
    for (const { subject, status, reason } of entries) {
      expect(["does", "differently", "not"]).toContain(status);
      if (status !== "does")
        expect({ subject, reason }).toEqual({ subject, reason: expect.any(String) });
    }
  });

  it("knows every file of recorded answers, and those only", () => {
    const named = entries.flatMap(({ facts = [] }) => facts);
    expect([...named].sort()).toEqual(namesIn("facts").sort());
  });

  it("knows every program of others, and those only", () => {
    const named = new Set(entries.flatMap(({ clients = [] }) => clients));
    expect([...named].sort()).toEqual(namesIn("../../../sandbox/clients/tries").sort());
  });

  it.each(entries.flatMap(({ subject, probe }) => (probe ? [{ subject, ...probe }] : [])))(
    "is right about: $subject",
    async ({ method, path, body, status }) => {
      const answer = await api.send(method, path, { body });
      expect([answer.status, answer.text]).toEqual([status, expect.any(String)]);
      if (status === 501) expect(answer.error.message).toMatch(/^The sandbox does not simulate /);
    },
  );
});
