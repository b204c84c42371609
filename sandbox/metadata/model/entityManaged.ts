import type { Table } from "../../schema/derived";
import type { Translations } from "../../schema/types";
import { labelJson, noLabel } from "../labels";
import { textsOf } from "../texts";
import { complex, managed } from "./properties";
import type { Json, Properties, View } from "./types";

const isCustom = ({ declaration }: Table) => declaration.custom === true;
const isReal = ({ declaration }: Table) => declaration.intersect !== true;

type Part = "label" | "pluralLabel" | "description";

function label(part: Part) {
  return complex<Table>("Label", (table: Table, view: View): Json => {
    const { declaration, logicalName } = table;
    if (declaration.intersect) return noLabel;
    const translations: Translations | undefined = declaration.translations?.[part];
    const owner = { names: ["entity", logicalName, part], managed: !isCustom(table) };
    return labelJson(owner, textsOf(declaration[part], translations), view);
  });
}

/** The labels of a table; intersect tables have none. */
export const labels: Properties<Table> = {
  Description: label("description"),
  DisplayCollectionName: label("pluralLabel"),
  DisplayName: label("label"),
};

/** The settings a publisher may freeze, by the name the service has for each of them. */
export const managedProperties: Properties<Table> = {
  IsAuditEnabled: managed("canmodifyauditsettings", () => false, isReal),
  IsValidForQueue: managed("canmodifyqueuesettings", () => false, isCustom),
  IsConnectionsEnabled: managed("canmodifyconnectionsettings", () => false, isReal),
  IsCustomizable: managed("iscustomizable", isReal, isCustom),
  IsRenameable: managed("isrenameable", isReal, isCustom),
  IsMappable: managed("ismappable", isReal, () => false),
  IsDuplicateDetectionEnabled: managed(
    "canmodifyduplicatedetectionsettings",
    ({ declaration }) => (declaration.duplicateDetection ?? []).length > 0,
    isReal,
  ),
  CanCreateAttributes: managed("cancreateattributes", isReal, () => false),
  CanCreateForms: managed("cancreateforms", isReal, isCustom),
  CanCreateViews: managed("cancreateviews", isReal, isCustom),
  CanCreateCharts: managed("cancreatecharts", isReal, isCustom),
  CanBeRelatedEntityInRelationship: managed("canberelatedentityinrelationship", isReal, isCustom),
  CanBePrimaryEntityInRelationship: managed("canbeprimaryentityinrelationship", isReal, isCustom),
  CanBeInManyToMany: managed("canbeinmanytomany", isReal, isCustom),
  CanBeInCustomEntityAssociation: managed("canbeincustomentityassociation", isReal, isCustom),
  CanEnableSyncToExternalSearchIndex: managed("canenablesynctoexternalsearchindex", isReal, isReal),
  CanModifyAdditionalSettings: managed("canmodifyadditionalsettings", isReal, isCustom),
  CanChangeHierarchicalRelationship: managed("canchangehierarchicalrelationship", isReal, isCustom),
  CanChangeTrackingBeEnabled: managed("canchangetrackingbeenabled", isReal, isReal),
  IsMailMergeEnabled: managed("canmodifymailmergesettings", () => false, isReal),
  IsVisibleInMobile: managed("canmodifymobilevisibility", () => false, isReal),
  IsVisibleInMobileClient: managed("canmodifymobileclientvisibility", isReal, isReal),
  IsReadOnlyInMobileClient: managed("canmodifymobileclientreadonly", () => false, isReal),
  IsOfflineInMobileClient: managed("canmodifymobileclientoffline", () => false, isReal),
};
