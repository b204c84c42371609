import { useApi } from "../support/api";
const api = useApi({ seed: "believable" });
const q = async (set: string, xml: string, prefer = '*', more = "") => {
  const a = await api.send("GET", `${set}?fetchXml=${encodeURIComponent(xml)}${more}`, { headers: { Prefer: `odata.include-annotations="${prefer}"` } });
  console.log(a.status, a.text.slice(0, 1800));
};
it("x", async () => {
  await q("accounts", `<fetch count="2"><entity name="account"><attribute name="name"/><attribute name="primarycontactid"/><attribute name="revenue"/><order attribute="name"/><link-entity name="contact" from="contactid" to="primarycontactid" link-type="outer" alias="c"><attribute name="fullname"/><attribute name="parentcustomerid"/><attribute name="createdon" alias="made"/></link-entity></entity></fetch>`, "*", "&$count=true");
  await q("accounts", `<fetch aggregate="true"><entity name="account"><attribute name="statecode" groupby="true" alias="s"/><attribute name="ownerid" groupby="true" alias="o"/><attribute name="createdon" groupby="true" dategrouping="week" alias="w"/><attribute name="revenue" aggregate="sum" alias="r"/><attribute name="accountid" aggregate="count" alias="n"/><order alias="n" descending="true"/></entity></fetch>`);
  await q("systemusers", `<fetch><entity name="systemuser"><attribute name="fullname"/><link-entity name="team" alias="team"><attribute name="name"/></link-entity></entity></fetch>`);
  await q("contacts", `<fetch top="3"><entity name="contact"><attribute name="fullname"/><link-entity name="account" from="primarycontactid" to="contactid" link-type="matchfirstrowusingcrossapply"><attribute name="accountid"/><attribute name="name"/></link-entity></entity></fetch>`);
  await q("contacts", `<fetch distinct="true" count="3"><entity name="contact"><attribute name="statecode"/><attribute name="jobtitle"/><order attribute="jobtitle"/></entity></fetch>`);
  await q("contacts", `<fetch count="3"><entity name="contact"><attribute name="fullname"/><filter type="or"><link-entity name="account" from="primarycontactid" to="contactid" link-type="all"><filter><condition attribute="name" operator="like" value="A%"/></filter></link-entity><condition attribute="statecode" operator="eq" value="1"/></filter></entity></fetch>`, "x");
  await q("contacts", `<fetch count="3"><entity name="contact"><attribute name="fullname"/><nix/></entity></fetch>`, "x");
  await q("contacts", `<fetch count="3"><entity name="contact"></fetch>`, "x");
});
