import { performance } from "node:perf_hooks";
import { eventOf, executionContextOf } from "../../src/client/webhooks/events";
import { median, medianRatio } from "../measure/statistics";
import type { Figure, Section } from "../types";

const CONTRACTS = "http://schemas.microsoft.com/xrm/2011/Contracts";
const ID = "6d81597f-0f9f-e711-8122-000d3aa2331c";

/** Columns of every kind in turn, as a step with images of all columns sends them. */
const column = (index: number, text: string) => {
  const values = [
    text,
    index * 1.5,
    `/Date(${1_506_384_247_000 + index})/`,
    { __type: `OptionSetValue:${CONTRACTS}`, Value: index },
    { __type: `Money:${CONTRACTS}`, Value: index * 2.25 },
    {
      __type: `EntityReference:${CONTRACTS}`,
      Id: ID,
      KeyAttributes: [],
      LogicalName: "account",
      Name: "Fabrikam",
      RowVersion: null,
    },
  ];
  return { key: `new_column${index}`, value: values[index % values.length] };
};

const row = (columns: number, text: string) => ({
  Attributes: Array.from({ length: columns }, (_, index) => column(index, text)),
  EntityState: null,
  FormattedValues: Array.from({ length: columns >> 1 }, (_, index) => ({
    key: `new_column${index}`,
    value: `Label ${index}`,
  })),
  Id: ID,
  LogicalName: "contact",
});

const bodyOf = (columns: number, text: string): Buffer => {
  const image = row(columns, text);
  const target = { __type: `Entity:${CONTRACTS}`, ...image };
  return Buffer.from(
    JSON.stringify({
      Depth: 1,
      InputParameters: [{ key: "Target", value: target }],
      MessageName: "Update",
      OperationCreatedOn: "/Date(1506409448000-0700)/",
      OutputParameters: [],
      PostEntityImages: [{ key: "after", value: image }],
      PreEntityImages: [{ key: "before", value: image }],
      PrimaryEntityId: ID,
      PrimaryEntityName: "contact",
      Stage: 40,
    }),
  );
};

/** Microseconds that one call takes, over a run of many. */
const microseconds = (calls: number, work: () => unknown): number => {
  const startedMs = performance.now();
  for (let call = 0; call < calls; call += 1) work();
  return ((performance.now() - startedMs) * 1_000) / calls;
};

const figures = (what: string, body: Buffer, rounds: number, calls: number): Figure[] => {
  const parse = () => JSON.parse(body.toString("utf8"));
  const normalise = () => eventOf(executionContextOf([body]), {});
  microseconds(calls, parse);
  microseconds(calls, normalise);
  const bare: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    bare.push(microseconds(calls, parse));
    ours.push(microseconds(calls, normalise));
  }
  const size = `${what}, ${Math.round(body.length / 1_024)} KB`;
  return [
    { what: `${size}: JSON.parse`, median: `${median(bare).toFixed(0)} µs`, targets: [] },
    {
      what: `${size}: the event in plain values`,
      median: `${median(ours).toFixed(0)} µs`,
      ratio: medianRatio(ours, bare).toFixed(2),
      targets: [],
    },
  ];
};

/** What reading a delivery costs: from the bytes of the body to the event in plain values. */
export function measureWebhook(rounds = 15): Promise<Section> {
  return Promise.resolve({
    title: "Reading one webhook delivery",
    how: `From the bytes of the body to the event; an update with both images. n = ${rounds}.`,
    ratioOf: "JSON.parse",
    figures: [
      ...figures("12 columns", bodyOf(12, "James"), rounds, 500),
      ...figures("300 columns", bodyOf(300, "x".repeat(800)), rounds, 30),
    ],
  });
}
