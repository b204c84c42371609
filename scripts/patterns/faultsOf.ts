import { EXCEPTIONS } from "./exceptions";
import { judgePattern } from "./judgePattern";
import { patternsIn } from "./patternsIn";

/** What is wrong with the patterns of a file, a line each; exceptions are left out. */
export function faultsOf(file: string, text: string): string[] {
  return patternsIn(file, text).flatMap((pattern) => {
    const isKnown = EXCEPTIONS.some(
      ({ file: where, written }) => where === file && pattern.written.startsWith(written),
    );
    const problem = isKnown ? undefined : judgePattern(pattern);
    return problem === undefined ? [] : [`${file}:${pattern.line} ${pattern.written} ${problem}`];
  });
}
