import { stringify } from "yaml";
import type { Published, PublishedInput } from "../../../runner/bundle";
import { ownValue } from "../../../src/client/objects/ownProperty";
import { isLeftOut } from "./isLeftOut";

/** The config variable that the step takes its connection from; it is named like this in the designer. */
const CONNECTION = "Dataverse Connection";

/** A call as a step of an integration's definition (version 7). What is blank is left out. */
export function flowText(
  component: string,
  key: string,
  { display, inputs: declared }: Published,
  inputs: Readonly<Record<string, unknown>>,
): string {
  const entries = declared.flatMap((input): [string, FlowInput][] => {
    if (input.type === "connection") {
      return [[input.key, { type: "configVar", value: CONNECTION }]];
    }
    const flow = flowInput(input, ownValue(inputs, input.key));
    return flow ? [[input.key, flow]] : [];
  });
  const step = {
    name: display.label,
    description: "",
    action: { key, component: { key: component, version: "LATEST", isPublic: false } },
    inputs: Object.fromEntries(entries),
  };
  return stringify([step], { lineWidth: 0 });
}

interface FlowInput {
  readonly name?: string;
  readonly type: "value" | "complex" | "configVar";
  readonly value: unknown;
}

const flowInput = (input: PublishedInput, value: unknown): FlowInput | undefined => {
  if (isLeftOut(input, value)) return undefined;
  if (Array.isArray(value) && input.collection) {
    return { type: "complex", value: value.map((item) => flowItem(input, item)) };
  }
  if (input.inputs && typeof value === "object" && !Array.isArray(value)) {
    const children = input.inputs.flatMap((child): [string, FlowInput][] => {
      const flow = flowInput(child, ownValue(value as Record<string, unknown>, child.key));
      return flow ? [[child.key, flow]] : [];
    });
    return { type: "complex", value: Object.fromEntries(children) };
  }
  return { type: "value", value: asText(value) };
};

const flowItem = ({ collection }: PublishedInput, item: unknown): FlowInput => {
  if (collection !== "keyvaluelist") return { type: "value", value: asText(item) };
  const { key, value } = Object(item) as { key?: unknown; value?: unknown };
  return { name: asText(key), type: "value", value: asText(value) };
};

const asText = (value: unknown): string => {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
};
