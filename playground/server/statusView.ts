import type { PublishedComponent, PublishedInput } from "../../runner/bundle";
import type { Target } from "../../runner/target";
import { isLoopback } from "../../src/client/environment";
import type { ConnectionFieldView, StatusView } from "../contract";

export function statusView(
  component: PublishedComponent,
  { connection, sandbox, name }: Target,
  given: { readonly writes: boolean; readonly outside: boolean | undefined },
): StatusView {
  const published = component.connections.find(({ key }) => key === connection.key);
  const { hostname, host } = addressOf(connection.fields["webApiUrl"]);
  const outside = given.outside ?? (!sandbox && !isLoopback(hostname));
  return {
    environment: sandbox ? name : host,
    sandbox: sandbox !== undefined,
    outside,
    readOnly: outside && !given.writes,
    connection: {
      key: connection.key,
      label: published?.label ?? connection.key,
      fields: Object.entries(connection.fields)
        .filter(([, value]) => value !== undefined && value !== "")
        .map(([key, value]) =>
          fieldView(
            key,
            value,
            published?.inputs.find((input) => input.key === key),
          ),
        ),
    },
  };
}

/** People give an address with or without its scheme. */
const addressOf = (given: unknown): { hostname: string; host: string } => {
  const text = String(given ?? "").trim();
  try {
    return new URL(text.includes("://") ? text : `https://${text}`);
  } catch {
    return { hostname: text, host: text };
  }
};

/** What is no input of the connection is shown to nobody; a certificate may hold its key. */
const fieldView = (
  key: string,
  value: unknown,
  input: PublishedInput | undefined,
): ConnectionFieldView => {
  const hidden = input === undefined || input.type === "password" || input.type === "text";
  return { key, label: input?.label ?? key, value: hidden ? "" : String(value), hidden };
};
