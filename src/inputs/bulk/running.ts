import { defaultChoiceInput, defaultIntegerInput, integerInput } from "../builders";

const LARGEST_CHUNK = 1_000;
const MOST_PARALLEL = 52;

export const strategy = defaultChoiceInput(
  "Strategy",
  { auto: "Automatic", multiple: "Bulk Messages", batch: "Batches", single: "One by One" },
  "auto",
  {
    example: "batch",
    comments: "How to send rows: auto uses bulk messages if the table has them, else batches.",
  },
);

export const onError = defaultChoiceInput(
  "On Error",
  { continue: "Continue", stop: "Stop" },
  "continue",
  {
    example: "stop",
    comments:
      "If a row fails: continue goes on with the others, stop begins no others. stop checks all values before it sends any.",
  },
);

export const chunkSize = integerInput(
  "Chunk Size",
  { min: 1, max: LARGEST_CHUNK },
  {
    placeholder: `1 to ${LARGEST_CHUNK}`,
    example: "200",
    comments: "Most rows in one request. Default: 1,000. Fewer are sent if requests take long.",
  },
);

export const maxParallel = integerInput(
  "Max Parallel",
  { min: 1, max: MOST_PARALLEL },
  {
    placeholder: "Whole number",
    example: "4",
    comments:
      "Most requests at once, within what Dataverse recommends. If blank, 8 to begin with, fewer if Dataverse is busy.",
  },
);

export const timeBudgetSeconds = defaultIntegerInput("Time Budget (Seconds)", { min: 1 }, 780, {
  placeholder: "Whole number of seconds",
  example: "600",
  comments:
    "Time after which no further rows are begun. The result says which rows are left for another run.",
});

export const startAt = integerInput(
  "Start At",
  { min: 0 },
  {
    placeholder: "Index of a row, from 0",
    example: "12000",
    comments: "Index of the first row: startAt in the result of a run that stopped early.",
  },
);
