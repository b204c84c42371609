import { XMLBuilder, XMLParser } from "fast-xml-parser";
import { InputError } from "../../errors/InputError";
import { throwUnless } from "../../errors/throwUnless";
import { ownValue, setOwn } from "../../objects/ownProperty";
import { oneLine } from "../../secrets/oneLine";
import { resolveReferences } from "./escape";
import { requireWellFormed } from "./wellFormed";

/** A node in the order of the document: one element name with its children, attributes under `:@`. */
export type XmlNode = Record<string, unknown>;

/** FetchXML as read: the whole document, its `<fetch>` and its root `<entity>`. */
export interface FetchDocument {
  readonly document: readonly XmlNode[];
  readonly fetch: XmlNode;
  /** Logical name of the root table. */
  readonly entityName: string;
}

/**
 * Text stays as it is written, entities included, so that what is not touched is sent as it came. No
 * entity is ever expanded.
 */
const FORM = {
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  processEntities: false,
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  commentPropName: "#comment",
  cdataPropName: "#cdata",
} as const;
const parser = new XMLParser(FORM);
const builder = new XMLBuilder({ ...FORM, suppressEmptyNode: true });

export const ATTRIBUTES = ":@";

/**
 * Reads FetchXML; leading blanks, a declaration and comments are no obstacle.
 *
 * @throws InputError with line and column if it is not well formed, and for anything but one
 * `<fetch>` with one `<entity name="…">`.
 */
export function parseFetchXml(text: string): FetchDocument {
  const given = text.replace(/^\uFEFF/, "");
  const xml = given.trim();
  if (xml === "")
    throw new InputError(
      'XML Query is empty; expected <fetch><entity name="…">…</entity></fetch>.',
    );
  requireWellFormed(given);
  const document = parsed(xml);
  const roots = document.filter((node) => elementName(node) !== undefined);
  const [fetch] = roots;
  if (!fetch || roots.length > 1 || elementName(fetch) !== "fetch") {
    throw new InputError("XML Query has to have the single root element <fetch>.");
  }
  const entities = children(fetch).filter((node) => elementName(node) === "entity");
  const entityName =
    entities.length === 1 && entities[0] ? attribute(entities[0], "name")?.trim() : undefined;
  if (!entityName)
    throw new InputError('XML Query has to have one <entity name="…"> in its <fetch>.');
  return { document, fetch, entityName };
}

/** The parser refuses names that could reach a prototype, none of which FetchXML has, and many levels. */
const parsed = (xml: string): XmlNode[] => {
  try {
    return parser.parse(xml) as XmlNode[];
  } catch (error) {
    const why = oneLine((error as Error).message);
    throw new InputError(
      /nested tags/i.test(why)
        ? "XML Query has too many elements within each other."
        : `XML Query cannot be read: ${why}`,
    );
  }
};

/** XML of Dataverse's own making, such as a layout; undefined for what cannot be read. */
export function readXml(text: string): readonly XmlNode[] | undefined {
  try {
    requireWellFormed(text);
    return parsed(text.trim());
  } catch (error) {
    throwUnless(error, InputError);
    return undefined;
  }
}

/** The document as text again, with these attributes of `<fetch>`; undefined takes one away. */
export function withFetchAttributes(
  { document, fetch }: FetchDocument,
  changes: Readonly<Record<string, string | undefined>>,
): string {
  const changed: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...attributes(fetch), ...changes })) {
    if (value !== undefined) setOwn(changed, name, value);
  }
  const root = { ...fetch, [ATTRIBUTES]: changed };
  return String(builder.build(document.map((node) => (node === fetch ? root : node)))).trim();
}

/** What an attribute's value means; undefined where the element has no such attribute. */
export function attribute(node: XmlNode, name: string): string | undefined {
  const written = ownValue(attributes(node), name);
  return written === undefined ? undefined : resolveReferences(written);
}

/** Attributes as they are written. */
export function attributes(node: XmlNode): Record<string, string | undefined> {
  return (node[ATTRIBUTES] as Record<string, string> | undefined) ?? {};
}

export function children(node: XmlNode): XmlNode[] {
  const name = elementName(node);
  const inside = name === undefined ? undefined : ownValue(node, name);
  return Array.isArray(inside) ? (inside as XmlNode[]) : [];
}

/** Name of an element; undefined for text, comments, declarations. */
export function elementName(node: XmlNode): string | undefined {
  return Object.keys(node).find(
    (name) => name !== ATTRIBUTES && !name.startsWith("#") && !name.startsWith("?"),
  );
}
