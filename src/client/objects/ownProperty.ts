/**
 * Names that come from outside, such as columns, aliases and headers, may be `__proto__` or `constructor`.
 * Objects that are built from such names, or read by them, go through these functions, so that no name
 * ever reaches a prototype.
 */

/** Sets a property of the object itself. A plain assignment to `__proto__` would change its prototype. */
export function setOwn(target: Record<string, unknown>, name: string, value: unknown): void {
  if (name === "__proto__") {
    Object.defineProperty(target, name, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  } else target[name] = value;
}

/** The object's own value of that name. A plain read would also find `constructor` and the like. */
export function ownValue<T>(target: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(target, name) ? target[name] : undefined;
}
