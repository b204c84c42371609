/**
 * Columns of Microsoft's own tables that hold text, whichever table they are in: no definition could change
 * what a text beside them means. Custom columns cannot take these names, which have no prefix.
 */
const TEXT: ReadonlySet<string> = new Set([
  ...["name", "fullname", "firstname", "middlename", "lastname", "nickname", "salutation"],
  ...["suffix", "jobtitle", "department", "companyname", "subject", "title", "description"],
  ...["websiteurl", "tickersymbol", "accountnumber", "fax", "mobilephone", "ticketnumber"],
  ...["domainname", "internalemailaddress", "productnumber", "ordernumber", "quotenumber"],
  ...["1", "2", "3"].flatMap((number) => [`emailaddress${number}`, `telephone${number}`]),
  ...["address1", "address2"].flatMap((address) =>
    [
      ...["line1", "line2", "line3", "city", "county", "country", "postalcode"],
      ...["stateorprovince", "composite", "name"],
    ].map((part) => `${address}_${part}`),
  ),
]);

/** Others of them that are no lookups, nor hold several choices. */
const OTHER: ReadonlySet<string> = new Set([
  ...["createdon", "modifiedon", "overriddencreatedon", "statecode", "statuscode", "revenue"],
  ...["numberofemployees", "creditonhold", "donotbulkemail", "donotemail", "donotfax"],
  ...["donotphone", "donotpostalmail", "versionnumber", "importsequencenumber"],
  ...["industrycode", "customertypecode", "prioritycode", "gendercode", "birthdate"],
  ...["estimatedvalue", "actualvalue", "estimatedclosedate", "scheduledend", "scheduledstart"],
]);

export function holdsText(name: string): boolean {
  return TEXT.has(name);
}

/** Whether it is a column of one plain value. */
export function holdsOne(name: string): boolean {
  return TEXT.has(name) || OTHER.has(name);
}

/** Whether a name reads a lookup as its value is read: `_primarycontactid_value`. */
export function isLookupValue(name: string): boolean {
  return /^_[a-z0-9_]+_value$/.test(name);
}

/** Whether a column can have a name, as far as its letters say. */
export function isLogicalName(name: string): boolean {
  return /^[a-z_][a-z0-9_]*$/.test(name);
}
