import type {
  ComplexItem,
  Inputs,
  InputValue,
  Plain,
  SimpleInput,
  Step,
} from "../../flows/definition";
import { isInput, isList } from "../../flows/values/resolve";
import { ownValue } from "../../src/client/objects/ownProperty";

/** An entry of a list of keys and values. */
export interface SavedPair {
  readonly name: string;
  /** The text as it is typed, with placeholders in it; undefined for a reference and the like. */
  readonly text: string | undefined;
}

export function inputOf(step: Step, key: string): InputValue | undefined {
  return ownValue(step.inputs, key);
}

/** Whether an input holds anything: text, a list with entries, or something to be read when the flow runs. */
export function isSet(input: InputValue | undefined): boolean {
  if (input === undefined) return false;
  const { value } = input;
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === "object" && value !== null) return Object.keys(value).length > 0;
  return value !== null && value !== "";
}

/** What is typed into an input, with the placeholders of a template in it; undefined for all else. */
export function textOf(input: InputValue | undefined): string | undefined {
  if (input?.type !== "value" && input?.type !== "template") return undefined;
  const text = plainText(input.value);
  return text === "" ? undefined : text;
}

/** Like `textOf`, but only where nothing of it changes from run to run. */
export function literalText(input: InputValue | undefined): string | undefined {
  const text = textOf(input);
  return text !== undefined && hasPlaceholder(text) && input?.type === "template"
    ? undefined
    : text;
}

const plainText = (value: Plain): string =>
  typeof value === "string" ? value : value === null ? "" : JSON.stringify(value);

/** `{{$step.results.id}}` and `{{#Config Variable}}`. */
export function hasPlaceholder(text: string): boolean {
  return text.includes("{{");
}

/** Whether an input is switched on: by a value, or by something that is only known when the flow runs. */
export function isOn(input: InputValue | undefined): boolean {
  const text = textOf(input);
  return text === undefined ? isSet(input) : text.trim().toLowerCase() === "true";
}

/** The typed entries of a list of strings; an entry that is only known later is undefined. */
export function listOf(input: InputValue | undefined): (string | undefined)[] {
  if (input?.type !== "complex" || !isList(input.value)) {
    const text = textOf(input);
    return text === undefined ? [] : [text];
  }
  return input.value.filter(isInput).map(textOf);
}

/** The entries of a list of keys and values. */
export function pairsOf(input: InputValue | undefined): SavedPair[] {
  if (input?.type !== "complex" || !isList(input.value)) return [];
  return input.value
    .filter(isInput)
    .map((item) => ({ name: nameOf(item), text: textOf(item) }))
    .filter(({ name }) => name !== "");
}

const nameOf = ({ name }: InputValue): string =>
  typeof name === "string" ? name : (textOf(name as SimpleInput | undefined) ?? "");

/** The paths into results that an input refers to, those inside of templates and code included. */
export function referencesIn(input: InputValue | undefined): string[] {
  if (input === undefined) return [];
  if (input.type === "reference") return [input.value];
  if (input.type === "complex") return inItems(input.value);
  const text = textOf(input);
  if (text === undefined) return [];
  return [...inTemplate(text), ...inCode(text)];
}

const inItems = (value: readonly ComplexItem[] | Inputs): string[] =>
  isList(value)
    ? value.flatMap((item) => {
        if (typeof item === "string") return [];
        return isList(item) ? inItems(item) : referencesIn(item);
      })
    : Object.values(value).flatMap(referencesIn);

const inTemplate = (text: string): string[] =>
  [...text.matchAll(/\{\{\$([^{}]{1,500})\}\}/g)].map(([, path = ""]) => path.trim());

const inCode = (text: string): string[] =>
  [...text.matchAll(/\bstepResults\.([\w$]{1,200}(?:\??\.[\w$]{1,200}){0,20})/g)].map(
    ([, path = ""]) => path.replaceAll("?.", "."),
  );

/** Every path that the step refers to. */
export function referencesOf({ inputs }: Step): string[] {
  return Object.values(inputs).flatMap(referencesIn);
}
