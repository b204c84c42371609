import component, {
  type ActionInputs,
  type ActionOutputs,
  type Connection,
  type Context,
  type TriggerContext,
} from "dynamics-365-connector";
import { sandboxComponents, sandboxConnection } from "dynamics-365-connector/testing";

declare const connection: Connection;
declare const context: Context;
declare const triggerContext: TriggerContext;
interface Account {
  name: string;
}
declare const account: Account;

/** What is right compiles, in each form that flows have. */
export const right: readonly ActionInputs["createEntity"][] = [
  { connection, entityType: "accounts", dynamicValues: account },
  { connection, entityType: "accounts", dynamicValues: '{"name":"Fabrikam"}' },
  { connection, entityType: "accounts", fieldValues: [{ key: "name", value: "Fabrikam" }] },
  { connection, entityType: "accounts", fieldValues: { name: "Fabrikam" }, options: "" },
];

export const answers: readonly ActionOutputs["queryEntities"][] = [
  { value: [{ name: "Fabrikam" }], hasMore: false },
  // @ts-expect-error: whether there is more is always said
  { value: [] },
  // @ts-expect-error: true or false
  { value: [], hasMore: "false" },
];

/** What is wrong does not; nothing of it runs. */
export async function wrong(): Promise<unknown[]> {
  const { queryEntities, createEntity, findEntity, uploadFile } = component.actions;
  await queryEntities.perform(context, { connection, entityType: "accounts", top: 5 });
  await queryEntities.perform(context, { connection, entityType: "accounts", top: "5" });
  await queryEntities.perform(context, {
    connection,
    entityType: "accounts",
    // @ts-expect-error: no number
    top: true,
  });
  await queryEntities.perform(context, {
    connection,
    entityType: "accounts",
    // @ts-expect-error: neither true nor false
    fetchAll: "perhaps",
  });
  // @ts-expect-error: a table is needed
  await queryEntities.perform(context, { connection });
  // @ts-expect-error: a connection is an object
  await queryEntities.perform(context, { connection: "clientCredentials", entityType: "accounts" });
  // @ts-expect-error: there is no such input
  await queryEntities.perform(context, { connection, entityType: "accounts", tops: 5 });
  await createEntity.perform(context, {
    connection,
    entityType: "accounts",
    // @ts-expect-error: a list is no record
    dynamicValues: [account],
  });
  await findEntity.perform(context, {
    connection,
    entityType: "accounts",
    // @ts-expect-error: none of the choices
    ifNone: "ignore",
  });
  await findEntity.perform(context, {
    connection,
    entityType: "accounts",
    // @ts-expect-error: none of the choices inside of Options
    options: { emptyValues: "keep" },
  });
  await uploadFile.perform(context, {
    connection,
    entityType: "accounts",
    entityId: "1",
    fileColumn: "new_file",
    file: new Uint8Array(1),
  });
  // @ts-expect-error: there is no such action
  await component.actions.dropTable.perform(context, { connection });

  const { data } = await queryEntities.perform(context, { connection, entityType: "accounts" });
  const more: boolean = data.hasMore;
  // @ts-expect-error: what a column holds is not known
  const name: string = data.value[0]?.["name"];
  // @ts-expect-error: may be null
  const link: string = data["@odata.nextLink"] ?? null;

  const branch: "Event" | "URL Validation / Heartbeat" | undefined = (
    await component.triggers.dynamicsWebhookTrigger.perform(
      triggerContext,
      {},
      { webhookKey: "key" },
    )
  ).branch;
  // @ts-expect-error: a trigger that polls needs what it has left
  await component.triggers.pollChangesTrigger.perform(context, {}, { connection, entityType: "a" });
  const { result } = await component.dataSources.entityTypes.perform(context, { connection });

  await sandboxConnection({ seed: "empty", userId: "1" });
  // @ts-expect-error: a URL is all that is told of a sandbox elsewhere
  await sandboxConnection({ url: "http://127.0.0.1:4711", seed: "empty" });
  const { dynamics365 } = sandboxComponents();
  await dynamics365.queryEntities({ connection, entityType: "accounts" });
  // @ts-expect-error: a table is needed
  await dynamics365.queryEntities({ connection });
  // @ts-expect-error: not in the registry
  sandboxComponents({ crm: { key: "ms-dynamics", actions: {} } } as const).dynamics365;
  return [more, name, link, branch, result[0]?.label];
}
