import { Refusal } from "../../errors";
import { parseXml, type XmlElement } from "../../fetchXml/parse/xml";

/** How a webhook proves who posts: `authtype` of `serviceendpoint`, as far as it concerns webhooks. */
export const authTypes = { webhookKey: 4, httpHeader: 5, httpQueryString: 6 } as const;

/** A header or query parameter to send along. */
export type Setting = readonly [name: string, value: string];

/**
 * Reads `<settings><setting name="Key1" value="Value1" /></settings>`, which is what `authvalue` holds
 * for HttpHeader and HttpQueryString. Throws 400 for anything else.
 */
export function readSettings(xml: string): Setting[] {
  const root = parsed(xml);
  if (root.name !== "settings" || root.attributes.size > 0) throw invalid();
  return root.children.map(settingOf);
}

/** Whether a name may be that of a header (RFC 9110, 5.6.2). */
export function isHeaderName(name: string): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name);
}

function settingOf(element: XmlElement): Setting {
  const name = element.attributes.get("name");
  const value = element.attributes.get("value");
  const complete = element.name === "setting" && element.children.length === 0;
  if (!complete || element.attributes.size !== 2 || !name || value === undefined) throw invalid();
  return [name, value];
}

function parsed(xml: string): XmlElement {
  try {
    return parseXml(xml);
  } catch {
    throw invalid();
  }
}

function invalid(): Refusal {
  return new Refusal(
    400,
    "0x80040203",
    'The authentication value of the webhook is not valid. Expected <settings><setting name="…" value="…" /></settings>.',
  );
}
