import { type Example, type Row, rows } from "./types";

interface Form {
  /** The form's own submission id, a GUID: it makes the create repeatable. */
  readonly submissionId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly company: string;
  readonly message: string;
}

interface Result {
  readonly leadId: unknown;
  readonly created: boolean;
}

/**
 * A web form becomes a lead. A visitor who is a lead already gets a task instead of a second lead, and
 * the submission's own id sees to it that a form delivered twice, or whose answer was lost, is one lead.
 */
export const leadCapture: Example<Form, Result> = {
  title: "Lead capture from a web form",
  payload: {
    submissionId: "6f1c1d0a-8f0e-4b58-9f3e-2b8f0a9c7e01",
    firstName: "Siobhán",
    lastName: "O'Neill",
    email: "siobhan.oneill@northwind.example",
    company: "Northwind Traders & Söhne",
    message: "Please call me about the spring offer.",
  },
  run: async (act, form) => {
    const open = await act("queryEntities", {
      entityType: "leads",
      fieldNames: ["leadid", "subject"],
      filterExpression: `statecode eq 0 and emailaddress1 eq '${form.email.replaceAll("'", "''")}'`,
      top: "1",
    });
    const [known] = rows(open);
    if (known) {
      await act("createEntity", { entityType: "tasks", dynamicValues: followUp(known, form) });
      return { leadId: known["leadid"], created: false };
    }
    const lead = (await act("createEntity", {
      entityType: "leads",
      options: { recordId: form.submissionId },
      dynamicValues: {
        subject: `Web form: ${form.company}`,
        firstname: form.firstName,
        lastname: form.lastName,
        emailaddress1: form.email,
        companyname: form.company,
        description: form.message,
        leadsourcecode: 8,
      },
    })) as Row;
    return { leadId: lead["leadid"], created: true };
  },
};

const followUp = (lead: Row, form: Form): Row => ({
  subject: `${form.firstName} ${form.lastName} wrote again`,
  description: form.message,
  "regardingobjectid_lead_task@odata.bind": `/leads(${String(lead["leadid"])})`,
});
