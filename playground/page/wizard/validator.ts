import { Validator } from "@cfworker/json-schema";

type Schema = ConstructorParameters<typeof Validator>[0];

/** A fault as JSON Forms reads it. */
export interface Fault {
  readonly keyword: string;
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly message: string;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * What JSON Forms asks a validator for. Its usual one makes code of the schema, which the page's content
 * security policy forbids; this one reads the schema while it checks.
 */
export const validator = {
  compile(schema: Schema) {
    const check = new Validator(schema, "7", false);
    const validate = (data: unknown): boolean => {
      const faults = check.validate(data).errors.filter(({ keyword }) => keyword !== "properties");
      validate.errors = faults.map(toFault);
      return faults.length === 0;
    };
    validate.errors = [] as Fault[];
    return validate;
  },
  /** Asked where a rule of the layout shows or hides a field. */
  validate(schema: Schema, data: unknown): boolean {
    return new Validator(schema, "7").validate(data).valid;
  },
};

const toFault = (fault: {
  keyword: string;
  keywordLocation: string;
  instanceLocation: string;
  error: string;
}): Fault => {
  const [, missing] = /required property "([^"]*)"/.exec(fault.error) ?? [];
  return {
    keyword: fault.keyword,
    instancePath: fault.instanceLocation.replace(/^#/, ""),
    schemaPath: fault.keywordLocation,
    message: missing === undefined ? fault.error : "is needed",
    params: missing === undefined ? {} : { missingProperty: missing },
  };
};
