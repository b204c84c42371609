import { XMLParser, XMLValidator } from "fast-xml-parser";
import type { JsonObject } from "../../records/payload/body";
import { noContent } from "../../records/respond";
import type { SandboxResponse } from "../../types";
import { definitionNotFound } from "../refusals";
import { refused } from "./refusals";
import { type Change, requireCustomizer } from "./target";

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  isArray: (name) => name === "entity" || name === "optionset",
});

interface Published {
  importexportxml?: {
    entities?: { entity?: string[] } | "";
    optionsets?: { optionset?: string[] } | "";
  };
}

/** `POST PublishAllXml`: every change kept so far comes into force. */
export function publishAll(change: Change): SandboxResponse {
  requireCustomizer(change, "prvPublishCustomization");
  change.definitions.publish("all", change.call.context.now());
  return noContent();
}

/**
 * `POST PublishXml`: the changes of the tables and global choices that the XML names.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-update-entity-definitions-using-web-api#update-table-definitions
 */
export function publish(change: Change, body: JsonObject): SandboxResponse {
  requireCustomizer(change, "prvPublishCustomization");
  const { call, definitions, view } = change;
  const { entities, optionSets } = read(String(body["ParameterXml"]));
  const unknown = entities.find((name) => !view.tables.has(name));
  if (unknown !== undefined) throw definitionNotFound("EntityMetadata", unknown);
  const holders = [...view.tables.values()].filter(({ columns }) =>
    [...columns.values()].some(({ globalChoice = "" }) => optionSets.includes(globalChoice)),
  );
  const names = [...entities, ...holders.map(({ logicalName }) => logicalName)];
  definitions.publish(names, call.context.now());
  return noContent();
}

function read(xml: string): { entities: string[]; optionSets: string[] } {
  if (XMLValidator.validate(xml) !== true) throw refused.invalidXml();
  const { importexportxml: root } = parse(xml);
  if (root === undefined) throw refused.invalidXml();
  return {
    entities: (root.entities || undefined)?.entity ?? [],
    optionSets: (root.optionsets || undefined)?.optionset ?? [],
  };
}

/** The parser refuses names and depths that could harm it. */
function parse(xml: string): Published {
  try {
    return parser.parse(xml);
  } catch {
    throw refused.invalidXml();
  }
}
