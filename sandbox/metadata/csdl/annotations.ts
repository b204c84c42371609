import type { Column, Table } from "../../schema/derived";
import { xml, xmlText } from "./xml";

/** The vocabularies the document refers to. */
export const vocabularies: readonly (readonly [namespace: string, alias: string, uri: string])[] = [
  ["Org.OData.Core.V1", "Core", "http://vocabularies.odata.org/Org.OData.Core.V1.xml"],
  [
    "Org.OData.Capabilities.V1",
    "Capabilities",
    "http://vocabularies.odata.org/Org.OData.Capabilities.V1.xml",
  ],
  ["OData.Community.Keys.V1", "Keys", "http://vocabularies.odata.org/OData.Community.Keys.V1.xml"],
];

export function description(text: string | undefined): string[] {
  if (!text) return [];
  return [xml("Annotation", { Term: "Org.OData.Core.V1.Description", String: text })];
}

/**
 * What may be done to a property: some are computed, some may be read only.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/web-api-properties
 */
export function propertyAnnotations(column: Column): string[] {
  const readOnly = column.validForCreate === false && column.validForUpdate === false;
  return [
    ...description(column.description ?? column.label),
    ...(readOnly
      ? [
          xml("Annotation", { Term: "Org.OData.Core.V1.Computed", Bool: true }),
          xml("Annotation", { Term: "Org.OData.Core.V1.Permissions" }, [
            xmlText("EnumMember", "Org.OData.Core.V1.PermissionType/Read"),
          ]),
        ]
      : []),
  ];
}

export function changeTracking({ declaration }: Table): string[] {
  if (declaration.changeTracking !== true) return [];
  const supported = xml("PropertyValue", { Property: "Supported", Bool: true });
  const term = "Org.OData.Capabilities.V1.ChangeTracking";
  return [xml("Annotation", { Term: term }, [xml("Record", {}, [supported])])];
}

/** Alternate keys are in the document whether annotations are asked for or not. */
export function alternateKeys({ keys, columns }: Table): string[] {
  if (keys.length === 0) return [];
  const records = keys.map((key) =>
    xml("Record", { Type: "OData.Community.Keys.V1.AlternateKey" }, [
      xml("PropertyValue", { Property: "Key" }, [
        xml(
          "Collection",
          {},
          key.columns.map((name) => reference(columns.get(name)?.property ?? name)),
        ),
      ]),
    ]),
  );
  const collection = xml("Collection", {}, records);
  return [xml("Annotation", { Term: "OData.Community.Keys.V1.AlternateKeys" }, [collection])];
}

function reference(property: string): string {
  return xml("Record", { Type: "OData.Community.Keys.V1.PropertyRef" }, [
    xml("PropertyValue", { Property: "Alias", String: property }),
    xml("PropertyValue", { Property: "Name", PropertyPath: property }),
  ]);
}
