import { isoSeconds } from "../../store";
import type { Row } from "../../types";
import { teams, users } from "../identities";
import type { Random } from "../random";

/** What every builder of rows needs: one source of chance, and the present. */
export interface World {
  readonly random: Random;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const day = 86_400_000;

/** A date-time a whole number of seconds away, negative days lying in the past. */
export function moment({ random, now }: World, fromDays: number, toDays: number): string {
  const days = random.integer(fromDays, toDays);
  return isoSeconds(now + days * day + random.integer(0, 86_399) * 1000);
}

/** A date without time. */
export function date(world: World, fromDays: number, toDays: number): string {
  return moment(world, fromDays, toDays).slice(0, 10);
}

/** When the row came to be, within the last three years, and when it was last touched. */
export function history(world: World): Row {
  const created = world.random.integer(30, 1095);
  return {
    createdon: moment(world, -created, -created),
    modifiedon: moment(world, -world.random.integer(1, created - 1), -1),
  };
}

/** Mostly people, now and then a team. */
export function ownership({ random }: World): Row {
  if (random.chance(0.1)) {
    return { ownerid: teams.tender, ownerid__table: "team" };
  }
  const { salesperson, manager, engineer, administrator } = users;
  const id = random.pick([salesperson, salesperson, manager, engineer, administrator]).id;
  return { ownerid: id, ownerid__table: "systemuser" };
}

/** The value, or null once in a while. */
export function maybe<T>({ random }: World, value: T, probability = 0.8): T | null {
  return random.chance(probability) ? value : null;
}

/** The id a row was made with. */
export function idOf(row: Row, column: string): string {
  return String(row[column]);
}
