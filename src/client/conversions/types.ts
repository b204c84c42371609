import type { DataverseRecord, Impersonation } from "../types";
import type { BypassLogic } from "../types/params";

/** A record as people refer to it: text, `{table, id}`, `{table, key}`, `{table, name}`, or a row that was read. */
export type RecordReference = string | Readonly<Record<string, unknown>>;

interface MessageOptions extends Impersonation {
  readonly bypassCustomLogic?: BypassLogic | undefined;
}

export interface QualifyLeadParams extends MessageOptions {
  readonly lead: RecordReference;
  readonly createAccount: boolean;
  readonly createContact: boolean;
  readonly createOpportunity: boolean;
  /** Takes the place of the account that would be created. */
  readonly account?: RecordReference | undefined;
  /** Takes the place of the contact that would be created. */
  readonly contact?: RecordReference | undefined;
  /** Of the opportunity; by code or name too. */
  readonly currency?: RecordReference | undefined;
  /** Source of the opportunity; by code or name too. */
  readonly campaign?: RecordReference | undefined;
  /** Status reason of the qualified lead, by label or number. */
  readonly status?: string | undefined;
  readonly suppressDuplicates?: boolean | undefined;
}

/** A record by its table and ID. */
export interface MadeRecord {
  readonly table: string;
  readonly id: string;
}

export interface QualifiedLead {
  /** False where the lead was qualified before. */
  readonly changed: boolean;
  readonly leadId: string;
  /** The record of each table that was made from the lead, the oldest of several; null where there is none. */
  readonly account: DataverseRecord | null;
  readonly contact: DataverseRecord | null;
  readonly opportunity: DataverseRecord | null;
  /** All of them, the oldest of each table first. */
  readonly records: readonly MadeRecord[];
}

export type ConversionTarget = "quote" | "order" | "invoice" | "revision";

export interface ConvertEntityParams extends MessageOptions {
  readonly entityType: string;
  readonly entityId: string;
  readonly to: ConversionTarget;
}

export interface MergeEntitiesParams extends MessageOptions {
  readonly entityType: string;
  /** The record that stays. */
  readonly masterRecord: string;
  /** The record that is merged into it and becomes inactive. */
  readonly mergedRecord: string;
  /** Columns whose values the master takes from the merged record, by name or label. */
  readonly takeFromMerged?: readonly string[] | undefined;
  readonly checkParents: boolean;
}

export interface MergedRecords {
  /** False where the records were merged before. */
  readonly changed: boolean;
  /** Columns that the master took from the merged record; those without a value there are left as they were. */
  readonly taken: readonly string[];
  readonly masterRecord: DataverseRecord;
  readonly mergedRecord: DataverseRecord;
}
