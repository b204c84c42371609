import type { Binding, Parameter, Result, Signature, TypeRef, Types } from "../../types/messages";
import type { Declared } from "./declared";

/** Query functions, such as `LastXDays`, only serve in filters; all of them begin with this parameter. */
const OF_QUERY_FUNCTIONS = "PropertyName";

/** A declared operation as a message that can be called; undefined for a query function. */
export function toSignature(declared: Declared, types: Types): Signature | undefined {
  const { name, kind, isBound, parameters } = declared;
  const [first, ...others] = parameters;
  if (!isBound && first?.name === OF_QUERY_FUNCTIONS) return undefined;
  const bound: Binding | undefined =
    isBound && first ? { table: tableOf(first.type), isSet: first.type.isList } : undefined;
  return {
    name,
    kind,
    source: "metadata",
    bound,
    parameters: (isBound ? others : parameters).map((each) => ({
      name: each.name,
      type: each.type,
      need: needOf(kind, each),
    })),
    result: toResult(declared, types),
  };
}

/** What is bound to the root of all tables can be called on each of them. */
const tableOf = ({ name }: TypeRef): string => (name === "crmbaseentity" ? "*" : name);

/** A nullable parameter of a function is left out of the call, as is one that says so. */
const needOf = (
  kind: Signature["kind"],
  { isNullable, isOptional }: Declared["parameters"][number],
): Parameter["need"] => {
  if (isOptional) return "optional";
  if (!isNullable) return "needed";
  return kind === "function" ? "optional" : "nullable";
};

const toResult = ({ returns }: Declared, types: Types): Result => {
  if (!returns) return { kind: "nothing" };
  const type = types.get(returns.name);
  if (returns.isList || type?.kind !== "complex" || !returns.name.endsWith("Response")) {
    return { kind: "value", type: returns };
  }
  return { kind: "properties", properties: type.properties };
};
