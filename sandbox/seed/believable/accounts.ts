import type { Row } from "../../types";
import { currencies } from "../identities";
import { cities, companyEndings, companyStems, remarks, streets } from "../words";
import { history, idOf, maybe, ownership, type World } from "./world";

/** Names that trip up code which builds queries by gluing strings together. */
const awkward = [
  "A. Datum Corporation",
  "Müller & Söhne GmbH",
  "O'Brien Logistics",
  "Société Générale d'Optique",
  "Ångström Labs AB",
  "Łódź Textiles",
  "東京計測器株式会社",
  "Contoso, Ltd.",
  "100% Organic_Foods",
  '"Quoted" Systems',
  "A/B & C: D?",
  "Straße + Partner",
  "[Brackets] Inc.",
  "Ćevap 🍖 Catering",
] as const;

/** Accounts, some of them subsidiaries of earlier ones. */
export function accountRows(world: World): Row[] {
  const names = [
    ...awkward,
    ...companyStems.flatMap((stem, at) => [
      `${stem} ${companyEndings[at % companyEndings.length]}`,
      `${stem} ${companyEndings[(at + 3) % companyEndings.length]}`,
    ]),
  ];
  const rows: Row[] = [];
  for (const [at, name] of names.entries()) {
    const parent =
      rows.length > 5 && world.random.chance(0.15) ? world.random.pick(rows) : undefined;
    rows.push({
      ...accountRow(world, name, at),
      parentaccountid: parent ? idOf(parent, "accountid") : null,
    });
  }
  return rows;
}

function accountRow(world: World, name: string, at: number): Row {
  const { random } = world;
  const inactive = random.chance(0.08);
  const domain = `account${at + 1}.example`;
  return {
    accountid: random.guid(),
    name,
    accountnumber: random.chance(0.9) ? `ACC-${String(1001 + at)}` : null,
    accountcategorycode: maybe(world, random.integer(1, 2), 0.7),
    customertypecode: maybe(world, random.integer(1, 12)),
    industrycode: maybe(world, random.integer(1, 33)),
    ownershipcode: maybe(world, random.integer(1, 4), 0.5),
    numberofemployees: maybe(world, random.integer(1, 25_000)),
    revenue: maybe(world, random.integer(50_000, 90_000_000) + random.integer(0, 99) / 100, 0.85),
    creditlimit: maybe(world, random.integer(1, 200) * 1000, 0.4),
    creditonhold: Number(random.chance(0.1)),
    donotemail: Number(random.chance(0.15)),
    emailaddress1: maybe(world, `info@${domain}`, 0.9),
    websiteurl: maybe(world, `https://www.${domain}/`, 0.7),
    description: maybe(world, random.pick(remarks), 0.5),
    tickersymbol: maybe(
      world,
      name
        .replace(/[^A-Za-z]/g, "")
        .slice(0, 4)
        .toUpperCase() || null,
      0.2,
    ),
    lastusedincampaign: null,
    ...address(world),
    ...(inactive ? { statecode: 1, statuscode: 2 } : {}),
    ...ownership(world),
    ...history(world),
  };
}

function address(world: World): Row {
  const { random } = world;
  const { city, state, postalcode, country, dial, currency } = random.pick(cities);
  return {
    address1_line1: `${random.integer(1, 4999)} ${random.pick(streets)}`,
    address1_city: city,
    address1_stateorprovince: state,
    address1_postalcode: postalcode,
    address1_country: country,
    address1_latitude: random.integer(-90_00000, 90_00000) / 100_000,
    address1_longitude: random.integer(-180_00000, 180_00000) / 100_000,
    address1_addresstypecode: 3,
    telephone1: maybe(
      world,
      `${dial} 555 ${String(random.integer(0, 9999)).padStart(4, "0")}`,
      0.9,
    ),
    transactioncurrencyid: currencies[currency],
  };
}
