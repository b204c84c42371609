import type { InputView } from "../../contract";

/** What every field gets: the input that it is of, its id in the page, its value, and where a new one goes. */
export interface FieldProps<T> {
  readonly id: string;
  readonly input: InputView;
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** Id of the text that describes the field. */
  readonly describedBy: string;
  readonly isMissing: boolean;
}
