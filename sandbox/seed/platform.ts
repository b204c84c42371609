import type { Row, Store } from "../types";
import { currencies, organizationId, publishers, solutions } from "./identities";
import { insertRows } from "./insertRow";

/** What the platform brings along: the organization itself, its solutions, the roles of connections. */
export function seedPlatform(store: Store, now: number): void {
  insertRows(store, "organization", [organization], now);
  insertRows(store, "recyclebinconfig", [recycleBin], now);
  insertRows(store, "publisher", publisherRows, now);
  insertRows(store, "solution", solutionRows, now);
  insertRows(store, "connectionrole", roleRows, now);
  const [stakeholder = "", professional = ""] = roleRows.map((row) =>
    String(row["connectionroleid"]),
  );
  store.link("connectionroleassociation_association", stakeholder, professional);
}

/** Extensions that an environment blocks from the start. */
const blocked =
  "ade;adp;app;asa;ashx;asmx;asp;bas;bat;cdx;cer;chm;class;cmd;com;config;cpl;crt;csh;dll;exe;fxp;" +
  "hlp;hta;htr;htw;ida;idc;idq;inf;ins;isp;its;jar;js;jse;ksh;lnk;mad;maf;mag;mam;maq;mar;mas;mat;" +
  "mau;mav;maw;mda;mdb;mde;mdt;mdw;mdz;msc;msh;msh1;msh1xml;msh2;msh2xml;mshxml;msi;msp;mst;ops;" +
  "pcd;pif;prf;prg;printer;pst;reg;rem;scf;scr;sct;shb;shs;shtm;shtml;soap;stm;svc;tmp;url;vb;vbe;" +
  "vbs;vsmacros;vss;vst;vsw;ws;wsc;wsf;wsh;svg";

const organization: Row = {
  organizationid: organizationId,
  name: "Northwind Instruments",
  basecurrencyid: currencies.usd,
  basecurrencyprecision: 2,
  basecurrencysymbol: "$",
  baseisocurrencycode: "USD",
  languagecode: 1033,
  localeid: 1033,
  fiscalcalendarstart: "2020-01-01T00:00:00Z",
  fiscalperiodtype: 2000,
  blockedattachments: blocked,
  isauditenabled: 1,
  auditretentionperiodv2: 30,
  useraccessauditinginterval: 4,
  isexternalsearchindexenabled: 1,
  isduplicatedetectionenabled: 1,
  isduplicatedetectionenabledforimport: 1,
  isduplicatedetectionenabledforonlinecreateupdate: 1,
  allowunresolvedpartiesonemailsend: 1,
  requireapprovalforuseremail: 1,
  requireapprovalforqueueemail: 1,
};

/** Deleted rows can be had back for so many days. */
const recycleBin: Row = {
  name: "organization",
  cleanupintervalindays: 30,
  isreadyforrecyclebin: 1,
};

const publisherRows: readonly Row[] = [
  {
    publisherid: publishers.microsoft,
    uniquename: "MicrosoftCorporation",
    friendlyname: "MicrosoftCorporation",
    customizationprefix: "none",
    customizationoptionvalueprefix: 10_000,
    isreadonly: 1,
    organizationid: organizationId,
  },
  {
    publisherid: publishers.northwind,
    uniquename: "northwindinstruments",
    friendlyname: "Northwind Instruments",
    customizationprefix: "new",
    customizationoptionvalueprefix: 10_000,
    organizationid: organizationId,
  },
];

const solutionRows: readonly Row[] = [
  solution(solutions.active, "Active", "Active Solution", publishers.microsoft, "1.0", 0),
  solution(solutions.default, "Default", "Default Solution", publishers.northwind, "1.0", 0),
  solution(solutions.projects, "NorthwindProjects", "Projects", publishers.northwind, "1.4.0.2", 0),
  solution(solutions.sales, "msdynce_Sales", "Sales", publishers.microsoft, "9.0.24101.10007", 1),
];

function solution(
  solutionid: string,
  uniquename: string,
  friendlyname: string,
  publisherid: string,
  version: string,
  ismanaged: number,
): Row {
  const rest = { isvisible: Number(uniquename !== "Active"), organizationid: organizationId };
  return { solutionid, uniquename, friendlyname, publisherid, version, ismanaged, ...rest };
}

/** Roles by name, with the category each belongs to. */
const connectionRoles = {
  Stakeholder: 1000,
  "Sales Professional": 1001,
  "Territory Manager": 1001,
  Colleague: 1,
  Referral: 1,
  "Knowledge Article": 1002,
} as const;

const roleRows: readonly Row[] = Object.entries(connectionRoles).map(([name, category], at) => ({
  connectionroleid: `7c4d0cbe-aa10-ef11-9f8a-00224835${String(4400 + at)}`,
  name,
  category,
  organizationid: organizationId,
  ismanaged: 1,
}));
