import Ajv, { type ValidateFunction } from "ajv";
import type { Published } from "../../../runner/bundle";

const MOST = 20;

/** Holds answers against the schemas that actions publish. Each schema is compiled once. */
export class SchemaCheck {
  readonly #ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  readonly #compiled = new WeakMap<Published, ValidateFunction>();

  /** One sentence each, 20 at most, with how many more there are; undefined without a schema. */
  problems(published: Published, data: unknown): string[] | undefined {
    const { outputSchema } = published;
    if (outputSchema === undefined) return undefined;
    const validate = this.#compiled.get(published) ?? this.#compile(published, outputSchema.schema);
    if (validate(data)) return [];
    const all = (validate.errors ?? []).map(
      ({ instancePath, message }) => `${instancePath || "The answer"} ${message ?? "differs"}.`,
    );
    const different = [...new Set(all)];
    const more = different.length - MOST;
    return [...different.slice(0, MOST), ...(more > 0 ? [`… and ${more} more.`] : [])];
  }

  #compile(published: Published, schema: string): ValidateFunction {
    const validate = this.#ajv.compile(JSON.parse(schema) as object);
    this.#compiled.set(published, validate);
    return validate;
  }
}
