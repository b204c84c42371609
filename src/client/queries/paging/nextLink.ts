const NEXT_LINK = Buffer.from('"@odata.nextLink"');
const NESTED_LINK = Buffer.from('@odata.nextLink"');

/**
 * The next link of a page, found in its bytes without parsing them, so that the next page can be asked
 * for while this one is parsed. Dataverse writes it behind `value`; inside a JSON text the name cannot
 * stand between bare quotes. Undefined when it is not plain to see: parsing then decides.
 */
export function peekNextLink(body: Buffer): string | undefined {
  const at = body.lastIndexOf(NEXT_LINK);
  if (at < 0) return undefined;
  const rest = body.toString("utf8", at + NEXT_LINK.length, at + NEXT_LINK.length + 40_000);
  const literal = /^\s*:\s*("(?:[^"\\]|\\.)*")/.exec(rest)?.[1];
  if (!literal) return undefined;
  try {
    return String(JSON.parse(literal));
  } catch {
    return undefined;
  }
}

/** Whether any expanded collection in the page has a separate next link. */
export function mayHaveNestedLinks(body: Buffer): boolean {
  for (let at = body.indexOf(NESTED_LINK); at >= 0; at = body.indexOf(NESTED_LINK, at + 1)) {
    if (body[at - 1] !== 0x22) return true;
  }
  return false;
}
