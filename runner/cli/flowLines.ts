import type { StepRun } from "../../flows";

const LONGEST = 160;

/** JSON on one line. A long one is cut, and says how much was left out. */
export function shortJson(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, LONGEST)}… (${text.length - LONGEST} characters more)`;
}

/** One line a step: its inputs, its answer, its requests and its waits; what it logged beneath. */
export function stepLines({
  name,
  action,
  rounds,
  inputs,
  result,
  error,
  ...rest
}: StepRun): string[] {
  const indent = "  ".repeat(rounds.length);
  const round = rounds.length === 0 ? "" : ` #${rounds.map((index) => index + 1).join(".")}`;
  const { requests, log, waitedMs } = rest;
  const costs = [
    requests.length === 0 ? "" : `${requests.length} request${requests.length === 1 ? "" : "s"}`,
    waitedMs === 0 ? "" : `waited ${waitedMs / 1000} s`,
  ].filter((part) => part !== "");
  const answer = error === undefined ? shortJson(result) : `failed: ${error}`;
  const cost = costs.length === 0 ? "" : ` [${costs.join(", ")}]`;
  return [
    `${indent}${name}${round} (${action}) ${shortJson(inputs)} → ${answer}${cost}`,
    ...[...requests, ...log].map((line) => `${indent}    ${line}`),
  ];
}
