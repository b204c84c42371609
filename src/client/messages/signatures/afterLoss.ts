import type { Signature } from "../../types/messages";

/** What to read when the answer to an action is lost, by the action's name in lower case. */
const READ: ReadonlyMap<string, string> = new Map(
  (
    [
      ["GrantAccess ModifyAccess RevokeAccess", "It may be called again: a repeat changes nothing"],
      [
        "AddMembersTeam RemoveMembersTeam",
        "Read teammembership_association of the team before calling it again",
      ],
      [
        "AddListMembersList AddMemberList RemoveMemberList CopyMembersList QualifyMemberList",
        "Read the list members (listmembers by _listid_value) before calling it again",
      ],
      [
        "CopyDynamicListToStatic",
        "Look for a new static list (lists by createdon) before calling it again, which makes a second one",
      ],
      [
        "AddToQueue RouteTo",
        "Read the queue items of the record (queueitems by _objectid_value) before calling it again",
      ],
      [
        "PickFromQueue ReleaseToQueue RemoveFromQueue",
        "Read the queue item (workerid, or whether it is still there) before calling it again",
      ],
      [
        "WinOpportunity LoseOpportunity CloseIncident WinQuote CloseQuote CancelSalesOrder FulfillSalesOrder CancelContract",
        "Read statecode and statuscode of the record before calling it again",
      ],
      [
        "QualifyLead",
        "Read statecode of the lead: 1 is qualified, and the created records have its id in _originatingleadid_value",
      ],
      [
        "GenerateQuoteFromOpportunity GenerateSalesOrderFromOpportunity GenerateInvoiceFromOpportunity",
        "Read the quotes, orders or invoices of the opportunity (_opportunityid_value) before calling it again, which makes a second one",
      ],
      [
        "ConvertQuoteToSalesOrder ReviseQuote",
        "Read the orders of the quote (salesorders by _quoteid_value), or its revisions, before calling it again, which makes a second one",
      ],
      [
        "ConvertSalesOrderToInvoice",
        "Read the invoices of the order (_salesorderid_value) before calling it again, which makes a second one",
      ],
      [
        "Merge",
        "Read merged and _masterid_value of the subordinate record before calling it again",
      ],
      [
        "SendEmail",
        "Read statuscode of the e-mail (3 is sent, 6 waits to be sent) before calling it again",
      ],
      [
        "SendEmailFromTemplate SendTemplate SendBulkMail BackgroundSendEmail DeliverIncomingEmail DeliverPromoteEmail",
        "Look for the e-mails made since then (emails by _regardingobjectid_value and createdon) before calling it again, which sends more of them",
      ],
      ["UploadBlock", "It may be called again with the same BlockId"],
      [
        "CommitFileBlocksUpload CommitAttachmentBlocksUpload CommitAnnotationBlocksUpload",
        "Read the file's name of the record: the token is used up if it was committed",
      ],
      ["Restore", "Read the record by its id: it is there if it was restored"],
      [
        "ExecuteWorkflow",
        "Look for a new system job of the record (asyncoperations by _regardingobjectid_value) before calling it again, which starts it once more",
      ],
      [
        "BulkDetectDuplicates PublishDuplicateRule ImportRecordsImport ParseImport TransformImport",
        "Look for a new system job (asyncoperations by createdon) before calling it again",
      ],
      ["Book Reschedule", "Read the appointment, or look for a new one, before calling it again"],
    ] as const
  ).flatMap(([names, what]) => names.split(" ").map((name) => [name.toLowerCase(), what] as const)),
);

/** What to do when it is not known whether an action was carried out, as the end of its error. */
export function afterLoss({ name, source }: Pick<Signature, "name" | "source">): string {
  const unknown = `It is not known whether ${name} was carried out`;
  const read = READ.get(name.toLowerCase());
  if (read !== undefined) return `${unknown}. ${read}`;
  const whose =
    source === "builtIn" ? "what it changes" : "what its developers say that it changes";
  return `${unknown}: read ${whose} before calling it again`;
}
