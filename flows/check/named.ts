import type { ComplexItem, InputValue, Step } from "../definition";
import { inside, type Place, quoted } from "../definition/place";
import { isList } from "../values/resolve";
import { parseTemplate } from "../values/template";

/** A reference or a config variable that an input names, and where. */
export interface Named {
  readonly kind: "reference" | "configVar";
  readonly text: string;
  readonly place: Place;
}

/** All that the inputs and the schedule of a step name, templates and nested lists included. */
export function namedIn({ inputs, schedule }: Step, place: Place): Named[] {
  return [
    ...Object.entries(inputs).flatMap(([key, input]) =>
      inInput(input, inside(place, [], `input ${quoted(key)}`)),
    ),
    ...(schedule ? inInput(schedule, inside(place, [], "schedule")) : []),
  ];
}

const inInput = (input: InputValue, place: Place): Named[] => {
  const named = typeof input.name === "object" ? inInput(input.name, place) : [];
  return [...named, ...inValue(input, place)];
};

const inValue = (input: InputValue, place: Place): Named[] => {
  switch (input.type) {
    case "reference":
    case "configVar":
      return input.value === "" ? [] : [{ kind: input.type, text: input.value, place }];
    case "template":
      return parseTemplate(input.value).flatMap(({ kind, text }) =>
        kind === "text" ? [] : [{ kind, text, place }],
      );
    case "complex":
      return isList(input.value)
        ? input.value.flatMap((item) => inItem(item, place))
        : Object.values(input.value).flatMap((child) => inInput(child, place));
    default:
      return [];
  }
};

const inItem = (item: ComplexItem, place: Place): Named[] => {
  if (typeof item === "string") return [];
  return isList(item) ? item.flatMap((inner) => inItem(inner, place)) : inInput(item, place);
};
