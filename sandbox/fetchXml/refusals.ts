import { Refusal } from "../errors";

/**
 * The refusals of FetchXML, by their names in Microsoft's list of error codes.
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/web-service-error-codes
 */
const codes = {
  AggregateQueryRecordLimitExceeded: "0x8004E023",
  InvalidArgument: "0x80040203",
  InvalidFetchXml: "0x80040303",
  InvalidXml: "0x80040201",
  OverRetrievalUpperLimitWithoutPagingCookie: "0x8004430A",
  QueryBuilderAliasDoesNotExist: "0x8004110a",
  QueryBuilderAliasNotAllowedForNonAggregateOrderBy: "0x80041132",
  QueryBuilderAliasRequiredForAggregateOrderBy: "0x80041134",
  QueryBuilderAttributeCannotBeGroupByAndAggregate: "0x80041137",
  QueryBuilderAttributeNotAllowedForAggregateOrderBy: "0x80041131",
  QueryBuilderAttributeNotFound: "0x8004111e",
  QueryBuilderAttributeRequiredForNonAggregateOrderBy: "0x80041133",
  QueryBuilderAttributeWithAggregate: "0x80041107",
  QueryBuilderBadCondition: "0x80041106",
  QueryBuilderDeserializeInvalidAggregate: "0x8004111a",
  QueryBuilderDeserializeInvalidDescending: "0x80041119",
  QueryBuilderDeserializeInvalidDistinct: "0x80041115",
  QueryBuilderDeserializeInvalidGroupBy: "0x8004112E",
  QueryBuilderDeserializeInvalidLinkType: "0x80041117",
  QueryBuilderDeserializeInvalidMapping: "0x80041116",
  QueryBuilderDeserializeInvalidMinActiveRowVersion: "0x8004111b",
  QueryBuilderDeserializeInvalidNode: "0x8004111c",
  QueryBuilderDeserializeInvalidNoLock: "0x80041118",
  QueryBuilderDeserializeInvalidUseRawOrderBy: "0x800410fd",
  QueryBuilderDeserializeInvalidUtcOffset: "0x8004111d",
  QueryBuilderDuplicateAlias: "0x80041130",
  QueryBuilderEntitiesDontMatch: "0x80041128",
  QueryBuilderInvalidAggregateAttribute: "0x8004112F",
  QueryBuilderInvalidAlias: "0x80041109",
  QueryBuilderInvalidConditionOperator: "0x80041120",
  QueryBuilderInvalidDateGrouping: "0x80041135",
  QueryBuilderInvalidFilterType: "0x80041122",
  QueryBuilderInvalidIsQuickFindFilter: "0x80041138",
  QueryBuilderLinkAttributesTypeMismatch: "0x80041104",
  QueryBuilderLinkNodeForOrderNotFound: "0x80041126",
  QueryBuilderMultipleIntersectEntities: "0x8004110e",
  QueryBuilderNoAttrsDistinctConflict: "0x8004112C",
  QueryBuilderNoEntity: "0x80041102",
  QueryBuilderValueGreaterThanZero: "0x8004110c",
  TooManyConditionParametersInQuery: "0x8004430E",
  TooManyConditionsInQuery: "0x8004430C",
  TooManyLinkEntitiesInQuery: "0x8004430D",
} as const;

export type RefusalName = keyof typeof codes;

export function refusal(name: RefusalName, message: string): Refusal {
  return new Refusal(400, codes[name], message);
}

/** What the schema of FetchXML does not allow; `detail` says what. */
export function malformed(detail: string): Refusal {
  return refusal("InvalidFetchXml", `Malformed FetchXml. ${detail}`);
}
