/** Runs one action of the component, as a step of a flow would, and gives its `data`. */
export type Act = (key: string, inputs: Record<string, unknown>) => Promise<unknown>;

export type Row = Record<string, unknown>;

/** A flow: what it is for, a sample of its trigger's payload, and its steps. */
export interface Example<TPayload, TResult> {
  readonly title: string;
  readonly payload: TPayload;
  run(act: Act, payload: TPayload): Promise<TResult>;
}

export function rows(list: unknown): Row[] {
  return (list as { value: Row[] }).value;
}
