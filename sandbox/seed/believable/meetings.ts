import { isoSeconds } from "../../store";
import type { Row } from "../../types";
import { remarks, subjects } from "../words";
import { colleague, party, type Regarded, regarding } from "./activities";
import { history, maybe, moment, ownership, type World } from "./world";

/** Rows of an activity, and the people who take part. */
export interface Meetings {
  readonly rows: readonly Row[];
  readonly parties: readonly Row[];
}

type Outcome = readonly [statecode: number, statuscode: number];

/** Meetings in the past and to come, with somebody of our own and somebody of the customer. */
export function appointments(
  world: World,
  about: readonly Regarded[],
  people: readonly Regarded[],
): Meetings {
  const states: readonly Outcome[] = [
    [3, 5],
    [1, 3],
    [0, 1],
    [2, 4],
    [3, 6],
  ];
  return meetings(world, 24, (activityid, at) => {
    const start = moment(world, at % 2 === 0 ? 1 : -200, at % 2 === 0 ? 60 : -1);
    const minutes = world.random.integer(1, 6) * 30;
    const row = {
      ...common(world, activityid, about, states[at % states.length]),
      location: maybe(world, world.random.pick(["Room Å", "Teams", "Köln, 3. OG", "On site"])),
      scheduledstart: start,
      scheduledend: isoSeconds(Date.parse(start) + minutes * 60_000),
      scheduleddurationminutes: minutes,
    };
    const [ours, theirs] = [colleague("salesperson"), world.random.pick(people)];
    const invited = [party(world, activityid, ours, 7, "appointment")];
    return { row, parties: [...invited, party(world, activityid, theirs, 5, "appointment")] };
  });
}

/** Calls that came in and that went out. */
export function phoneCalls(
  world: World,
  about: readonly Regarded[],
  people: readonly Regarded[],
): Meetings {
  const states: readonly Outcome[] = [
    [1, 2],
    [0, 1],
    [1, 4],
    [2, 3],
  ];
  return meetings(world, 32, (activityid, at) => {
    const state = states[at % states.length];
    const outgoing = state?.[1] !== 4;
    const row = {
      ...common(world, activityid, about, state),
      directioncode: Number(outgoing),
      phonenumber: `+1 555 01${String(world.random.integer(0, 99)).padStart(2, "0")}`,
      scheduledend: maybe(world, moment(world, -100, 30)),
      actualdurationminutes: maybe(world, world.random.integer(1, 45), 0.5),
    };
    const talkers = [colleague("salesperson"), world.random.pick(people)];
    const [from, to] = outgoing ? talkers : [...talkers].reverse();
    const parties = [from, to].flatMap((who, side) =>
      who ? [party(world, activityid, who, side + 1, "phonecall")] : [],
    );
    return { row, parties };
  });
}

/** Letters and faxes: a few, as in every office. */
export function letters(
  world: World,
  kind: "letter" | "fax",
  about: readonly Regarded[],
  people: readonly Regarded[],
): Meetings {
  const sent: Outcome = kind === "letter" ? [1, 4] : [1, 3];
  return meetings(world, kind === "letter" ? 7 : 2, (activityid, at) => {
    const row = common(world, activityid, about, at % 3 === 0 ? [0, 1] : sent);
    const from = party(world, activityid, colleague("manager"), 1, kind);
    return { row, parties: [from, party(world, activityid, world.random.pick(people), 2, kind)] };
  });
}

function meetings(
  { random }: World,
  count: number,
  make: (activityid: string, at: number) => { row: Row; parties: Row[] },
): Meetings {
  const made = Array.from({ length: count }, (_, at) => make(random.guid(), at));
  return { rows: made.map(({ row }) => row), parties: made.flatMap(({ parties }) => parties) };
}

function common(
  world: World,
  activityid: string,
  about: readonly Regarded[],
  [statecode, statuscode]: Outcome = [0, 1],
): Row {
  const { random } = world;
  return {
    activityid,
    subject: random.pick(subjects),
    description: maybe(world, random.pick(remarks), 0.4),
    ...regarding(world, about, 0.85),
    actualend: statecode === 1 ? moment(world, -29, -1) : null,
    statecode,
    statuscode,
    ...ownership(world),
    ...history(world),
  };
}
