/**
 * An operation whose code Node reads when it is first called. A component is loaded anew for nearly every
 * run, and a run needs few of its operations: those that are large, or that few actions need, wait.
 */
export function lazily<Given extends readonly unknown[], Result>(
  load: () => Promise<(...given: Given) => Promise<Result>>,
) {
  return async (...given: Given): Promise<Result> => {
    const operation = await load();
    return operation(...given);
  };
}
