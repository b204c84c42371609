import type { Row } from "../../types";
import { currencies } from "../identities";
import { remarks } from "../words";
import { date, history, idOf, maybe, moment, ownership, type World } from "./world";

const themes = ["Überwachung", "Leak Detection", "Smart Grid", "Línea 3", "Cold Chain", "Vineyard"];

/** A one-pixel picture: what an image column returns is its thumbnail. */
const pixel =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/5ncW1wAAAABJRU5ErkJggg==";

/** Rows of the custom table that has a column of every type. */
export function projectRows(
  world: World,
  accounts: readonly Row[],
  contacts: readonly Row[],
): Row[] {
  const rows: Row[] = [];
  for (let at = 0; at < 30; at += 1) {
    const parent = at > 4 && world.random.chance(0.3) ? world.random.pick(rows) : undefined;
    rows.push({
      ...projectRow(world, at),
      ...relations(world, accounts, contacts),
      new_parentprojectid: parent ? idOf(parent, "new_projectid") : null,
    });
  }
  return rows;
}

function projectRow(world: World, at: number): Row {
  const { random } = world;
  const closed = random.chance(0.2);
  return {
    new_projectid: random.guid(),
    new_name: `${themes[at % themes.length]} ${2020 + (at % 7)}`,
    new_code: maybe(world, `PRJ-${String(100 + at)}`, 0.9),
    new_number: 7000 + at,
    new_region: maybe(world, random.pick(["North", "South", "Süd", "Île-de-France"]), 0.9),
    new_summary: maybe(world, random.pick(remarks), 0.7),
    new_website: maybe(world, `https://projects.example/${100 + at}`, 0.5),
    new_ticks: maybe(world, 638_751_518_483_842_799n + BigInt(random.bits())),
    new_hours: maybe(world, random.integer(-500, 400_000) / 100, 0.9),
    new_ratio: maybe(world, random.integer(0, 9_999_999) / 100_000, 0.9),
    new_budget: maybe(world, random.integer(1, 500) * 1000, 0.9),
    new_spent: maybe(world, random.integer(-50_000, 9_000_000) / 100, 0.6),
    transactioncurrencyid: random.pick([currencies.usd, currencies.eur, currencies.gbp]),
    new_billable: Number(random.chance(0.7)),
    new_phase: 100_000_000 + random.integer(0, 3),
    new_risk: maybe(world, 727_000_000 + random.integer(0, 2)),
    new_skills: maybe(world, skills(world)),
    new_kickoffon: maybe(world, moment(world, -400, 100)),
    new_openson: maybe(world, moment(world, -400, 100)),
    new_deadline: maybe(world, date(world, -100, 500)),
    new_reviewedon: maybe(world, moment(world, -100, -1), 0.5),
    new_externalid: maybe(world, random.guid(), 0.5),
    ...(random.chance(0.2) ? photo(world) : {}),
    ...(closed ? { statecode: 1, statuscode: 2 } : {}),
    ...ownership(world),
    ...history(world),
  };
}

/** The chosen values in ascending order, as the service keeps them. */
function skills({ random }: World): string {
  const chosen = [1, 2, 3, 4, 9].filter(() => random.chance(0.5));
  return (chosen.length > 0 ? chosen : [9]).join(",");
}

function photo({ random, now }: World): Row {
  return { new_photo: pixel, new_photoid: random.guid(), new_photo_timestamp: now * 10_000 };
}

function relations(world: World, accounts: readonly Row[], contacts: readonly Row[]): Row {
  const { random } = world;
  const account = random.pick(accounts);
  const person = random.chance(0.4);
  return {
    new_customerid: idOf(
      person ? random.pick(contacts) : account,
      person ? "contactid" : "accountid",
    ),
    new_customerid__table: person ? "contact" : "account",
    new_accountid: maybe(world, idOf(account, "accountid"), 0.7),
    new_sponsorid: maybe(world, idOf(random.pick(contacts), "contactid"), 0.7),
  };
}

/** Readings of a few devices; each row in the partition of its device. */
export function sensorRows(world: World): Row[] {
  const { random } = world;
  return Array.from({ length: 30 }, (_, at) => {
    const device = `device-${String(1 + (at % 3)).padStart(3, "0")}`;
    return {
      contoso_sensordataid: random.guid(),
      contoso_deviceid: device,
      contoso_sensortype: random.pick(["Humidity", "Pressure", "Temperature"]),
      contoso_value: random.integer(-40, 1200),
      contoso_timestamp: moment(world, -30, -1),
      contoso_energyconsumption: maybe(
        world,
        JSON.stringify({ power: random.integer(1, 90) }),
        0.7,
      ),
      partitionid: device,
      ttlinseconds: maybe(world, 86_400 * 365, 0.5),
    };
  });
}
