/** What the preset uses of Vitest, which is no dependency of this package. */
declare module "vitest" {
  export function beforeEach(work: () => Promise<void>): void;
  export function inject(name: string): unknown;
}
