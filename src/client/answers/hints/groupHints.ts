import { byCode, type Hint } from "./hint";

/** What keeps records out of queues, marketing lists and teams (Microsoft: "Web service error codes"). */
export const groupHints: readonly Hint[] = [
  byCode("0x8004051e", "The record is not active: only active records go into a queue"),
  byCode("0x80040522", "The queue is not active: activate it, or take another one"),
  byCode("0x8004051c", "The record is in another queue: it can be moved from there"),
  byCode("0x80040526", "The record is in a queue already"),
  byCode("0x80040523", "The e-mail is in this queue already"),
  byCode("0x80040524", "The record is not in that queue any more: look which queue it is in"),
  byCode("0x8004051d", "The queue item is not active, since its record is not"),
  byCode("0x80040521", "The user lacks the rights to work on this item, or is disabled"),
  byCode("0x80631121", "The queue is private: only its members work with its items"),
  byCode("0x80731119", "The queue is private: make the user a member of it first"),
  byCode("0x80040301", "A marketing list has members of one type: accounts, contacts or leads"),
  byCode("0x80040302", "The marketing list is locked: unlock it before its members are changed"),
  byCode("0x8004f701", "The marketing list is dynamic: its members follow from its query"),
  byCode("0x8004830b", "The default team of a business unit has the users of that unit as members"),
  byCode("0x8004830c", "The default team of a business unit has the users of that unit as members"),
];
