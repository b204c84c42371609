import type { Row } from "../../types";
import { users } from "../identities";
import { remarks, subjects } from "../words";
import { history, idOf, maybe, moment, ownership, type World } from "./world";

/** A row that something may be about, or that an e-mail may go to. */
export interface Regarded {
  table: string;
  id: string;
  address: Row[string] | undefined;
}

/** The rows of a table as things that activities and notes may be about. */
export function regarded(table: string, id: string, rows: readonly Row[]): Regarded[] {
  return rows.map((row) => ({ table, id: idOf(row, id), address: row["emailaddress1"] }));
}

/** Tasks about anything, some about nothing. */
export function taskRows(world: World, about: readonly Regarded[]): Row[] {
  const { random } = world;
  return Array.from({ length: 90 }, () => ({
    activityid: random.guid(),
    subject: random.pick(subjects),
    description: maybe(world, random.pick(remarks), 0.5),
    ...regarding(world, about, 0.9),
    scheduledstart: maybe(world, moment(world, -200, 20), 0.6),
    scheduledend: maybe(world, moment(world, -100, 60)),
    actualdurationminutes: maybe(world, random.integer(1, 16) * 15, 0.4),
    percentcomplete: random.integer(0, 10) * 10,
    prioritycode: random.integer(0, 2),
    ...random.pick(taskStates),
    ...ownership(world),
    ...history(world),
  }));
}

const taskStates: readonly Row[] = [
  { statecode: 0, statuscode: 2 },
  { statecode: 0, statuscode: 3 },
  { statecode: 0, statuscode: 7 },
  { statecode: 1, statuscode: 5 },
  { statecode: 2, statuscode: 6 },
];

export function regarding({ random }: World, about: readonly Regarded[], probability: number): Row {
  const target = random.chance(probability) ? random.pick(about) : undefined;
  return {
    regardingobjectid: target?.id ?? null,
    regardingobjectid__table: target?.table ?? null,
  };
}

/** An e-mail and its parties: one sender, and one or more people it goes to. */
export function emailRows(
  world: World,
  about: readonly Regarded[],
  people: readonly Regarded[],
): { email: Row; parties: Row[] }[] {
  const { random } = world;
  return Array.from({ length: 45 }, () => {
    const activityid = random.guid();
    const outgoing = random.chance(0.6);
    const salesperson = colleague("salesperson");
    const sender = outgoing ? salesperson : random.pick(people);
    const receiver = outgoing ? random.pick(people) : salesperson;
    const copy = random.chance(0.5) ? [random.pick(people)] : [];
    const blind: Regarded[] = random.chance(0.2) ? [colleague("manager")] : [];
    const parties = [
      party(world, activityid, sender, 1),
      party(world, activityid, receiver, 2),
      ...copy.map((person) => party(world, activityid, person, 3)),
      ...blind.map((person) => party(world, activityid, person, 4)),
    ];
    return { email: emailRow(world, activityid, outgoing, about, parties), parties };
  });
}

export function colleague(who: "salesperson" | "manager"): Regarded {
  const address = `${who}@northwind-instruments.example`;
  return { table: "systemuser", id: users[who].id, address };
}

function emailRow(
  world: World,
  activityid: string,
  outgoing: boolean,
  about: readonly Regarded[],
  parties: readonly Row[],
): Row {
  const { random } = world;
  const sent = moment(world, -300, -1);
  const draft = outgoing && random.chance(0.2);
  return {
    activityid,
    subject: `${outgoing ? "" : "Re: "}${random.pick(subjects)}`,
    description: `<p>${random.pick(remarks)}</p>`,
    directioncode: Number(outgoing),
    sender: parties[0]?.["addressused"] ?? null,
    torecipients: maybe(world, `${parties[1]?.["addressused"] ?? "unknown@people.example"};`, 0.9),
    ...regarding(world, about, 0.7),
    senton: draft ? null : sent,
    actualend: draft ? null : sent,
    statecode: draft ? 0 : 1,
    statuscode: draft ? 1 : outgoing ? 3 : 4,
    ...ownership(world),
    ...history(world),
  };
}

export function party(
  { random }: World,
  activityid: string,
  who: Regarded,
  mask: number,
  kind = "email",
): Row {
  return {
    activitypartyid: random.guid(),
    activityid,
    activityid__table: kind,
    partyid: who.id,
    partyid__table: who.table,
    addressused: who.address ?? null,
    participationtypemask: mask,
  };
}

/** Notes, a few with a text file attached. */
export function noteRows(world: World, about: readonly Regarded[]): Row[] {
  const { random } = world;
  return Array.from({ length: 45 }, (_, at) => {
    const target = random.pick(about);
    const text = Buffer.from(`Minutes of meeting ${at + 1}: ${random.pick(remarks)}`, "utf8");
    const file: Row = {
      isdocument: 1,
      filename: `minutes-${at + 1}.txt`,
      mimetype: "text/plain",
      filesize: text.length,
      documentbody: text.toString("base64"),
    };
    return {
      annotationid: random.guid(),
      objectid: target.id,
      objectid__table: target.table,
      subject: maybe(world, random.pick(subjects), 0.7),
      notetext: random.pick(remarks),
      isdocument: 0,
      ...(random.chance(0.25) ? file : {}),
      ...ownership(world),
      ...history(world),
    };
  });
}
