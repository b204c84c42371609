export interface Next<O, P> {
  readonly owner: O;
  readonly result: IteratorResult<P, unknown>;
}

/**
 * The next page of a reading, with whoever it belongs to. Whoever waits for it sees its error; one that is not
 * needed any more must not crash.
 */
export function nextOf<O, P>(owner: O, pages: AsyncGenerator<P>): Promise<Next<O, P>> {
  const page = pages.next().then((result) => ({ owner, result }));
  page.catch(() => undefined);
  return page;
}
