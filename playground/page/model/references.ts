import { own } from "./own";

/** A value that is taken from an answer that was kept, as a step of a flow takes it from an earlier step. */
export interface Reference {
  readonly $from: { readonly pin: number; readonly path: string };
}

/** An answer that was kept. */
export interface Pin {
  readonly id: number;
  /** *Query Entities*, and a number where there are several. */
  readonly name: string;
  readonly data: unknown;
}

export function isReference(value: unknown): value is Reference {
  return typeof value === "object" && value !== null && Object.hasOwn(value, "$from");
}

/** Steps of a path such as `value[0].name` or `value.0["@odata.etag"]`. */
export function pathSteps(path: string): string[] {
  const steps = path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g);
  return [...steps].map(([, quoted, index, name]) =>
    quoted !== undefined ? quoted.replace(/\\(.)/g, "$1") : (index ?? name ?? ""),
  );
}

/** The path that leads through these steps, as `pathSteps` reads it. */
export function pathOf(steps: readonly string[]): string {
  return steps
    .map((step, at) => {
      if (/^\d+$/.test(step)) return `[${step}]`;
      if (/^[A-Za-z_][\w]*$/.test(step)) return at === 0 ? step : `.${step}`;
      return `["${step.replace(/["\\]/g, "\\$&")}"]`;
    })
    .join("");
}

/** What is found there; undefined where the answer has no such place. */
export function valueAt(data: unknown, path: string): unknown {
  let found = data;
  for (const step of pathSteps(path)) {
    if (typeof found !== "object" || found === null) return undefined;
    found = own(found as Record<string, unknown>, step);
  }
  return found;
}

/**
 * Places of an answer that an input can take, at most `most`, the shallow ones first. Of a list the list
 * itself and what its first item holds.
 */
export function placesIn(data: unknown, most = 200): string[] {
  const places: string[] = [""];
  let level: { value: unknown; steps: string[] }[] = [{ value: data, steps: [] }];
  for (let depth = 0; depth < 5 && level.length > 0; depth++) {
    const next: typeof level = [];
    for (const { value, steps } of level) {
      for (const [name, child] of childrenOf(value)) {
        if (places.length >= most) return places;
        const inside = { value: child, steps: [...steps, name] };
        places.push(pathOf(inside.steps));
        next.push(inside);
      }
    }
    level = next;
  }
  return places;
}

const childrenOf = (value: unknown): [string, unknown][] => {
  if (Array.isArray(value)) return value.length > 0 ? [["0", value[0]]] : [];
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
};
