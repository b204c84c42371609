import { list, readOnly, reference, value } from "../fields";

/** Who owns a record: a user or a team. */
export const owner = reference("ownerid", { typed: true });

export const created = readOnly(value("createdon"));
export const updated = readOnly(value("modifiedon"));

/** Addresses and numbers of a person, which contacts and leads keep in columns of the same names. */
export const reachable = {
  emails: list("email", {
    main: "emailaddress1",
    second: "emailaddress2",
    third: "emailaddress3",
  }),
  phones: list("number", {
    work: "telephone1",
    mobile: "mobilephone",
    home: "telephone2",
    other: "telephone3",
    fax: "fax",
  }),
};
