import type {
  Catalog,
  Signature,
  TypeDefinition,
  TypeRef,
} from "../../../src/client/types/messages";

/** A `$metadata` document that declares these messages and types, with much around them that says nothing. */
export const csdlText = ({ signatures, types }: Catalog, tables = 3): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?><!-- <Action Name="None"> -->',
    '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>',
    '<Schema Namespace="Microsoft.Dynamics.CRM" Alias="mscrm" xmlns="http://docs.oasis-open.org/odata/ns/edm">',
    ...[...types].map(typeText),
    ...Array.from({ length: tables }, (_, at) => tableText(`table${at}`)),
    ...signatures.map(messageText),
    '<EntityContainer Name="System"><EntitySet Name="a" EntityType="mscrm.a" /></EntityContainer>',
    "</Schema></edmx:DataServices></edmx:Edmx>",
  ].join("\n");

const named = ({ name, isList }: TypeRef): string => {
  const full = name.startsWith("Edm.") ? name : `mscrm.${name}`;
  return isList ? `Collection(${full})` : full;
};

const typeText = ([name, type]: readonly [string, TypeDefinition]): string => {
  if (type.kind === "enum") {
    const members = [...type.members].map(
      ([member, value]) => `<Member Name="${member}" Value="${value}" />`,
    );
    return `<EnumType Name="${name}"${type.isFlags ? ' IsFlags="true"' : ""}>${members.join("")}</EnumType>`;
  }
  const base = type.base === undefined ? "" : ` BaseType='mscrm.${type.base}'`;
  const properties = [...type.properties].map(
    ([property, of]) => `<Property Name="${property}" Type="${named(of)}" Unicode="false"/>`,
  );
  return properties.length === 0
    ? `<ComplexType Name="${name}"${base} />`
    : `<ComplexType Name="${name}"${base}>${properties.join("\n")}</ComplexType>`;
};

/** What is skipped: descriptions may hold `>`, and what looks like the end of something else. */
const tableText = (name: string): string =>
  `<EntityType Name="${name}" BaseType="mscrm.crmbaseentity"><Property Name="x" Type="Edm.String">
     <Annotation Term="Org.OData.Core.V1.Description" String="a > b, &lt;Action&gt;" /></Property>
     <![CDATA[ </ComplexType> ]]></EntityType><EntityType Name="${name}empty" />`;

const messageText = ({ name, kind, bound, parameters, result }: Signature): string => {
  const element = kind === "action" ? "Action" : "Function";
  const table = bound?.table === "*" ? "crmbaseentity" : bound?.table;
  const first =
    bound && table !== undefined
      ? `<Parameter Name="entity" Type="${named({ name: table, isList: bound.isSet })}" Nullable="false" />`
      : "";
  const others = parameters.map(({ name: parameter, type, need }) =>
    need === "optional"
      ? `<Parameter Name="${parameter}" Type="${named(type)}"><Annotation Term="Org.OData.Core.V1.OptionalParameter" /></Parameter>`
      : `<Parameter Name="${parameter}" Type="${named(type)}"${need === "needed" ? ' Nullable="false"' : ""} />`,
  );
  const returns = result.kind === "value" ? `<ReturnType Type="${named(result.type)}" />` : "";
  return `<${element} Name="${name}"${bound ? ' IsBound="true"' : ""}>${first}${others.join("")}${returns}</${element}>`;
};
