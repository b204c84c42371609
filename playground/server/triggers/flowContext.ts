/** What the platform says of a flow to its trigger, and what the trigger keeps for it. */
export interface FlowContext {
  readonly instance: { readonly id: string; readonly name: string };
  readonly flow: { readonly id: string; readonly name: string; readonly stableId: string };
  readonly webhookUrls: Readonly<Record<string, string>>;
  readonly webhookApiKeys: Readonly<Record<string, readonly string[]>>;
  readonly crossFlowState: Record<string, unknown>;
  readonly isSimulatedTestExecution: false;
}

export function flowContext(key: string, address: string): FlowContext {
  const name = `Playground: ${key}`;
  return {
    instance: { id: "playground", name: "Playground" },
    flow: { id: key, name, stableId: `playground-${key}` },
    webhookUrls: { [name]: address },
    webhookApiKeys: {},
    crossFlowState: {},
    isSimulatedTestExecution: false,
  };
}
