import type { JsonObject } from "../../records/payload/body";
import { noContent } from "../../records/respond";
import { readXml, type XmlElement } from "../../text/xml";
import type { SandboxResponse } from "../../types";
import { definitionNotFound } from "../refusals";
import { refused } from "./refusals";
import { type Change, requireCustomizer } from "./target";

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
  const root = readXml(xml);
  if (root?.name !== "importexportxml") throw refused.invalidXml();
  return {
    entities: names(root, "entities", "entity"),
    optionSets: names(root, "optionsets", "optionset"),
  };
}

/** The texts of the elements in a list of the root. */
function names(root: XmlElement, list: string, name: string): string[] {
  return root.children
    .filter((child) => child.name === list)
    .flatMap(({ children }) => children.filter((child) => child.name === name))
    .map(({ text }) => text.trim());
}
