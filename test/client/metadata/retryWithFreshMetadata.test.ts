import {
  type Assumptions,
  retryWithFreshMetadata,
} from "../../../src/client/metadata/retryWithFreshMetadata";

class Refused extends Error {
  constructor(readonly of: string) {
    super(`${of} is refused`);
  }
}

/** An assumption that is wrong at first, and noted each time it is made or corrected. */
const guess = (assumptions: Assumptions, name: string, log: string[]) =>
  assumptions.take(name, {
    first: async () => {
      log.push(`guess ${name}`);
      return `${name}?`;
    },
    correct: async (refusal) => {
      if (!(refusal instanceof Refused) || refusal.of !== name) return undefined;
      log.push(`correct ${name}`);
      return `${name}!`;
    },
    explain: (refusal) => new Error(`explained: ${(refusal as Error).message}`),
  });

/** Refuses the first of these that is a guess still. */
const send = (values: readonly string[], log: string[]): string => {
  log.push(`send ${values.join(" ")}`);
  const wrong = values.find((value) => value.endsWith("?"));
  if (wrong) throw new Refused(wrong.slice(0, -1));
  return values.join(" ");
};

test("what is right at first is sent once", async () => {
  const log: string[] = [];
  const run = retryWithFreshMetadata(async (assumptions) => {
    await guess(assumptions, "table", log);
    return "sent";
  });
  await expect(run).resolves.toBe("sent");
  expect(log).toEqual(["guess table"]);
});

test("each wrong assumption is corrected once, and those after it are made anew", async () => {
  const log: string[] = [];
  const run = retryWithFreshMetadata(async (assumptions) => {
    const table = await guess(assumptions, "table", log);
    const body = await guess(assumptions, "body", log);
    return send([table, body], log);
  });
  await expect(run).resolves.toBe("table! body!");
  expect(log).toEqual([
    "guess table",
    "guess body",
    "send table? body?",
    "correct table",
    "guess body",
    "send table! body?",
    "correct body",
    "send table! body!",
  ]);
});

test("what comes before a corrected assumption stays as it was tried", async () => {
  const log: string[] = [];
  const run = retryWithFreshMetadata(async (assumptions) => {
    const table = await guess(assumptions, "table", log);
    const body = await guess(assumptions, "body", log);
    if (body === "body?") throw new Refused("body");
    return [table, body];
  });
  await expect(run).resolves.toEqual(["table?", "body!"]);
  expect(log).toEqual(["guess table", "guess body", "correct body"]);
});

test("a refusal of what was corrected is explained and thrown", async () => {
  const log: string[] = [];
  const run = retryWithFreshMetadata(async (assumptions) => {
    await guess(assumptions, "table", log);
    throw new Refused("table");
  });
  await expect(run).rejects.toThrow("explained: table is refused");
  expect(log).toEqual(["guess table", "correct table"]);
});

test("a refusal of something else is thrown as it is, after one run", async () => {
  const log: string[] = [];
  const refusal = new Refused("weather");
  const run = retryWithFreshMetadata(async (assumptions) => {
    await guess(assumptions, "table", log);
    throw refusal;
  });
  await expect(run).rejects.toBe(refusal);
  expect(log).toEqual(["guess table"]);
});

test("what a correction throws takes the place of the refusal", async () => {
  const cause = new Error("the column is unknown");
  const run = retryWithFreshMetadata(async (assumptions) => {
    await assumptions.take("body", {
      first: async () => 1,
      correct: () => Promise.reject(cause),
    });
    throw new Refused("body");
  });
  await expect(run).rejects.toBe(cause);
});
