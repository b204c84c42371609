import { chunkSize, maxParallel, onError, strategy, timeBudgetSeconds } from "../bulk/running";
import { impersonateObjectId, impersonateUserId } from "../connection/impersonation";
import {
  activityId,
  activityTimeZone,
  caller,
  copied,
  direction,
  durationMinutes,
  end,
  phoneNumber,
  start,
} from "../email/logging";
import { bodyFormat, emailId, send, template, templateRecord } from "../email/message";
import { bcc, cc } from "../email/people";
import { contentType } from "../files/contentType";
import {
  fieldMapToFind,
  fieldMapToUnify,
  fieldMapToWrite,
  unmappedFields,
} from "../mapping/inputs";
import { adopt, dryRun, duplicates, mode, reactivate } from "../mirror/options";
import { overlapSeconds, pageLimit, timestampColumn } from "../polling/pace";
import { onExpiredToken, trackedPerPage } from "../polling/reading";
import { fieldNames } from "../queries/columns";
import { maxRecords } from "../queries/paging";
import { apply, count, filterTimeZone } from "../queries/query";
import {
  followExpands,
  includeAnnotations,
  includeLabels,
  includeRecordUrl,
} from "../records/reading";
import { emptyValues, recordId, repairValues, timeZone } from "../records/values";
import {
  bypassCustomLogic,
  detectDuplicates,
  expectedPlanHash,
  ifMatch,
  skipUnchanged,
} from "../records/writing";
import { campaign, currency, status, suppressDuplicates } from "../sales/lead";
import { closeTimeZone } from "../states/closing";
import { fieldsOf, includeDeleted, includeRemoteData, unifiedModel } from "../unified/model";
import { ignoreUsers, keyHeader, maxDepth } from "../webhooks/receiving";

/** The inputs that stand in Options, by topic; an action picks those that it knows what to do with. */
export const optionTable = {
  impersonation: { impersonateUserId, impersonateObjectId },
  otherUser: { impersonateObjectId },
  values: { repairValues, timeZone, emptyValues },
  message: { repairValues, timeZone },
  mapping: { fieldMap: fieldMapToWrite, unmappedFields },
  newRecord: { recordId },
  logging: {
    from: caller,
    cc: copied,
    direction,
    start,
    end,
    durationMinutes,
    phoneNumber,
    timeZone: activityTimeZone,
    recordId: activityId,
  },
  email: { cc, bcc, send, template, templateRecord, bodyFormat, recordId: emailId },
  version: { ifMatch },
  comparing: { skipUnchanged },
  planned: { expectedPlanHash },
  duplicates: { detectDuplicates },
  file: { contentType },
  customLogic: { bypassCustomLogic },
  closing: { timeZone: closeTimeZone },
  annotations: { includeAnnotations },
  extras: { includeLabels, includeRecordUrl },
  expands: { followExpands },
  filter: { timeZone: filterTimeZone },
  list: { count, apply, maxRecords },
  listing: { count, maxRecords },
  finding: { fieldNames, maxRecords, timeZone, emptyValues },
  duplicatesOf: { timeZone, emptyValues },
  findingMapped: { fieldMap: fieldMapToFind, unmappedFields },
  bulk: { strategy, chunkSize, maxParallel, timeBudgetSeconds },
  mirroring: { mode, reactivate, adopt, duplicates, onError, dryRun },
  pace: { chunkSize, maxParallel, timeBudgetSeconds },
  polling: { timestampColumn, overlapSeconds, pageLimit },
  tracking: { onExpiredToken, recordsPerPage: trackedPerPage },
  qualifying: { currency, campaign, status, suppressDuplicates },
  unified: { fieldMap: fieldMapToUnify, fieldsOf, includeRemoteData, includeDeleted },
  unifiedModel: { unifiedModel },
  webhook: { keyHeader, ignoreUsers, maxDepth },
};
