/** What is different between the triggers that register a webhook. */
interface Registering {
  /** Labels of their inputs, for errors. */
  readonly tables: string;
  readonly columns: string;
  /** Whether steps send the row as it was before and is after, in the filtering columns. */
  readonly withImages: boolean;
}

/** The triggers that register a webhook, by the label under which people know them. */
export const registeringTriggers = {
  "Record Events": { tables: "Entity Types", columns: "Filtering Columns", withImages: false },
  "Column Value Changed": { tables: "Entity Type", columns: "Columns", withImages: true },
} as const satisfies Readonly<Record<string, Registering>>;

export type RegisteringTrigger = keyof typeof registeringTriggers;

/** The trigger of this label; undefined where none registers webhooks. */
export function registeringTrigger(label: string | undefined): RegisteringTrigger | undefined {
  return TRIGGERS.find((trigger) => trigger === label);
}

const TRIGGERS = Object.keys(registeringTriggers) as readonly RegisteringTrigger[];

/** The others than this one, of which a flow may have had one before. */
export function otherTriggers(trigger: RegisteringTrigger): readonly RegisteringTrigger[] {
  return TRIGGERS.filter((other) => other !== trigger);
}
