import type { Row, Store } from "../types";
import {
  businessUnits,
  clientId,
  clientIdWithoutRole,
  currencies,
  organizationId,
  roles,
  teams,
  tenantDomain,
  users,
} from "./identities";
import { insertRows } from "./insertRow";
import { seedTimeZones } from "./timeZones";

/** What every environment has before its first customer: currencies, units, users, teams, roles. */
export function seedOrganization(store: Store, now: number): void {
  seedTimeZones(store, now);
  insertRows(store, "transactioncurrency", currencyRows, now);
  insertRows(store, "businessunit", unitRows, now);
  insertRows(store, "systemuser", userRows, now);
  insertRows(store, "usersettings", userRows.map(settings), now);
  insertRows(store, "team", teamRows, now);
  insertRows(store, "role", roleRows, now);
  for (const [user, role] of grants) {
    store.link("systemuserroles_association", user, role);
  }
  for (const [team, user] of members) {
    store.link("teammembership_association", team, user);
  }
  store.link("teamroles_association", teams.tender, roles.salesperson);
}

const currencyRows: readonly Row[] = [
  currency(currencies.usd, "US Dollar", "USD", "$", 1),
  currency(currencies.eur, "Euro", "EUR", "€", 0.92),
  currency(currencies.gbp, "Pound Sterling", "GBP", "£", 0.78),
];

function currency(id: string, name: string, code: string, symbol: string, rate: number): Row {
  return {
    transactioncurrencyid: id,
    currencyname: name,
    isocurrencycode: code,
    currencysymbol: symbol,
    currencyprecision: 2,
    exchangerate: rate,
  };
}

const unitRows: readonly Row[] = [
  {
    businessunitid: businessUnits.root,
    name: "Northwind Instruments",
    transactioncurrencyid: currencies.usd,
    websiteurl: "https://northwind-instruments.example",
    address1_city: "Seattle",
    address1_country: "United States",
  },
  {
    businessunitid: businessUnits.emea,
    name: "Northwind Instruments EMEA",
    parentbusinessunitid: businessUnits.root,
    transactioncurrencyid: currencies.eur,
    address1_city: "München",
    address1_country: "Germany",
  },
];

type Key = keyof typeof users;

function user(key: Key, firstname: string | null, lastname: string, rest: Row): Row {
  const login = key.toLowerCase();
  return {
    systemuserid: users[key].id,
    azureactivedirectoryobjectid: users[key].objectId,
    firstname,
    lastname,
    domainname: `${login}@${tenantDomain}`,
    internalemailaddress: `${login}@${tenantDomain}`,
    businessunitid: businessUnits.root,
    organizationid: organizationId,
    islicensed: 1,
    issyncwithdirectory: 1,
    isdisabled: 0,
    ...rest,
  };
}

/** Application users are not licensed, sign in without interaction and are named after their app. */
function application(applicationid: string): Row {
  return {
    applicationid,
    domainname: `${applicationid}@${tenantDomain}`,
    accessmode: 4,
    islicensed: 0,
    issyncwithdirectory: 0,
  };
}

const emea: Row = { businessunitid: businessUnits.emea, transactioncurrencyid: currencies.eur };

const userRows: readonly Row[] = [
  user("administrator", "Jane", "Reyes", { title: "Administrator" }),
  user("application", "#", "Integration", application(clientId)),
  user("applicationWithoutRole", "#", "Unassigned", application(clientIdWithoutRole)),
  user("salesperson", "Siobhán", "O'Brien", { title: "Account Executive" }),
  user("manager", "Jürgen", "Großmann", { title: "Sales Manager", ...emea }),
  user("engineer", "Amélie", "Lefèvre", {
    title: "Field Engineer",
    parentsystemuserid: users.manager.id,
    ...emea,
  }),
  user("disabled", "Tomáš", "Novák", { isdisabled: 1, islicensed: 0, disabledreason: "Left" }),
];

/** Everybody works in English, but for the manager, who works in German. */
function settings({ systemuserid = null, businessunitid = null }: Row): Row {
  const language = systemuserid === users.manager.id ? 1031 : 1033;
  return {
    systemuserid,
    businessunitid,
    uilanguageid: language,
    localeid: language,
    timezonecode: 92,
    issendasallowed: Number(systemuserid === users.salesperson.id),
  };
}

function team(id: string, name: string, unit: string, rest: Row): Row {
  return {
    teamid: id,
    name,
    businessunitid: unit,
    administratorid: users.administrator.id,
    organizationid: organizationId,
    ...rest,
  };
}

const teamRows: readonly Row[] = [
  team(teams.root, "Northwind Instruments", businessUnits.root, { isdefault: 1 }),
  team(teams.emea, "Northwind Instruments EMEA", businessUnits.emea, { isdefault: 1 }),
  team(teams.tender, "Tender Desk", businessUnits.root, { description: "Answers public tenders." }),
];

const roleRows: readonly Row[] = [
  { roleid: roles.systemAdministrator, name: "System Administrator" },
  { roleid: roles.salesperson, name: "Salesperson" },
  { roleid: roles.delegate, name: "Delegate" },
].map((row) => ({ ...row, businessunitid: businessUnits.root, organizationid: organizationId }));

const grants: readonly [user: string, role: string][] = [
  [users.administrator.id, roles.systemAdministrator],
  [users.application.id, roles.systemAdministrator],
  [users.application.id, roles.delegate],
  [users.salesperson.id, roles.salesperson],
  [users.manager.id, roles.salesperson],
  [users.engineer.id, roles.salesperson],
  [users.disabled.id, roles.salesperson],
];

const members: readonly [team: string, user: string][] = [
  [teams.root, users.administrator.id],
  [teams.root, users.application.id],
  [teams.root, users.salesperson.id],
  [teams.emea, users.manager.id],
  [teams.emea, users.engineer.id],
  [teams.tender, users.salesperson.id],
  [teams.tender, users.manager.id],
];
