import { withJsonFormsOneOfEnumCellProps } from "@jsonforms/react";
import type { ComponentType } from "preact";

interface Props {
  readonly id: string;
  readonly path: string;
  readonly data: unknown;
  readonly enabled: boolean;
  readonly schema: {
    readonly oneOf?: readonly { readonly const: unknown; readonly title?: string }[];
  };
  readonly handleChange: (path: string, value: unknown) => void;
}

/** A choice by its label that keeps its value a number: the cell of JSON Forms makes it text. */
function Choice({ id, path, data, enabled, schema, handleChange }: Props) {
  const options = schema.oneOf ?? [];
  const at = options.findIndex((option) => option.const === data);
  return (
    <select
      id={id}
      disabled={!enabled}
      value={String(at)}
      onChange={({ currentTarget: { value } }) => handleChange(path, options[Number(value)]?.const)}
    >
      <option value="-1">–</option>
      {options.map((option, index) => (
        <option key={String(option.const)} value={String(index)}>
          {option.title ?? String(option.const)}
        </option>
      ))}
    </select>
  );
}

export const ChoiceCell = withJsonFormsOneOfEnumCellProps(
  Choice as never,
) as unknown as ComponentType;
