import type { View } from "./view";

/** The Quick Find views of tables beside accounts: what search looks in, and what it shows. */
export const quickFindViews: readonly View[] = [
  quickFind("10009101", "contact", "Contacts", ["fullname", "emailaddress1"], {
    fullname: 300,
    emailaddress1: 150,
    parentcustomerid: 150,
    telephone1: 125,
  }),
  quickFind("10009102", "lead", "Leads", ["fullname", "companyname", "subject"], {
    fullname: 200,
    subject: 200,
    companyname: 150,
  }),
  quickFind("10009103", "opportunity", "Opportunities", ["name"], {
    name: 300,
    customerid: 150,
    estimatedvalue: 100,
  }),
  quickFind("10009104", "incident", "Cases", ["title", "ticketnumber"], {
    title: 300,
    ticketnumber: 100,
    customerid: 150,
    prioritycode: 100,
  }),
];

function quickFind(
  id: string,
  table: string,
  plural: string,
  searched: readonly string[],
  columns: View["columns"],
): View {
  const conditions = searched.map(
    (column) => `<condition attribute="${column}" operator="like" value="{0}" />`,
  );
  return {
    id,
    name: `Quick Find Active ${plural}`,
    table,
    querytype: 4,
    columns,
    query: `<order attribute="${searched[0]}" /><filter type="and"><condition attribute="statecode" operator="eq" value="0" /></filter><filter type="or" isquickfindfields="1">${conditions.join("")}</filter>`,
  };
}
