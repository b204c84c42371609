import { InputError } from "../errors/InputError";
import { throwUnless } from "../errors/throwUnless";
import { withFullStop } from "../errors/withFullStop";
import { withoutFullStop } from "../text/trimCharacters";
import { inBatchWords } from "./words";

/** So many are told; more would not be read. */
const TOLD = 50;

/** What is wrong with the input, gathered so that all of it is told at once. */
export class Problems {
  private readonly known = new Set<string>();
  private readonly found: { readonly index: number; readonly text: string }[] = [];

  add(index: number, problem: string): void {
    const text = withoutFullStop(inBatchWords(problem));
    const known = `${index} ${text}`;
    if (this.known.has(known)) return;
    this.known.add(known);
    this.found.push({ index, text });
  }

  /** The value, or undefined where what makes it refuses the input. */
  attempt<T>(index: number, make: () => T): T | undefined {
    try {
      return make();
    } catch (error) {
      throwUnless(error, InputError);
      this.add(index, error.message);
      return undefined;
    }
  }

  /** @throws InputError that lists what is wrong, with the position of each */
  throwAny(): void {
    if (this.found.length === 0) return;
    const sorted = [...this.found].sort((one, other) => one.index - other.index);
    const lines = sorted.slice(0, TOLD).map(({ index, text }) => `action ${index}: ${text}`);
    if (sorted.length > TOLD) lines.push(`and ${sorted.length - TOLD} more`);
    throw new InputError(
      `Batch Actions cannot be sent. ${withFullStop(lines.join("; "))} Nothing was sent.`,
    );
  }
}
