import { input } from "@prismatic-io/spectral";
import {
  optionalDate,
  optionalPlanHash,
  optionalText,
  optionalTimeZone,
  requiredText,
} from "../clean";
import type { About } from "./about";

export function textInput(label: string, about: About) {
  return input({ label, type: "string", required: false, ...about, clean: optionalText(label) });
}

export function requiredTextInput(label: string, about: About) {
  return input({ label, type: "string", required: true, ...about, clean: requiredText(label) });
}

/** Text that the designer shows, and the action gets, where nothing is set. */
export function defaultTextInput(label: string, fallback: string, about: About) {
  return input({
    label,
    type: "string",
    required: false,
    default: fallback,
    ...about,
    clean: (value: unknown): string => optionalText(label)(value) ?? fallback,
  });
}

export function passwordInput(label: string, about: About) {
  return input({ label, type: "password", required: false, ...about, clean: optionalText(label) });
}

export function dateInput(label: string, about: About) {
  return input({ label, type: "string", required: false, ...about, clean: optionalDate(label) });
}

/** What a preview or a dry run said is to come. */
export function planHashInput(label: string, about: About) {
  return input({
    label,
    type: "string",
    required: false,
    ...about,
    clean: optionalPlanHash(label),
  });
}

/** The IANA name of a time zone. */
export function timeZoneInput(label: string, comments: string) {
  return input({
    label,
    type: "string",
    required: false,
    dataSource: "timeZones",
    placeholder: "IANA name of a time zone",
    example: "Europe/Berlin",
    comments,
    clean: optionalTimeZone(label),
  });
}
