/** The letter of a type of OData in the short form. */
const PRIMITIVES: Readonly<Record<string, string>> = {
  String: "s",
  Boolean: "b",
  Int32: "i",
  Int64: "l",
  Guid: "g",
  DateTimeOffset: "d",
  Decimal: "n",
  Double: "f",
  Binary: "x",
};

const APPS: Readonly<Record<string, string>> = {
  platform: "p",
  sales: "s",
  service: "v",
  marketing: "m",
  scheduling: "c",
};

/**
 * The readable lines of `signatures.txt` in a short form, which `src/client/messages/signatures/readTable.ts`
 * reads:
 *
 *     gAccessRights:None,ReadAccess,WriteAccess,AppendAccess=4      e = enum, g = flags; counted on
 *     tFetchExpression<QueryBase:Query s                            properties; s, b, i … are OData's types
 *     apqueue.AddToQueue(Target!crmbaseentity,SourceQueue queue){QueueItemId g
 *     fp[privilege].RetrievePrivilegeSet()>*$                       * = list, $ = the bound table
 *
 * @throws Error for a line that is not understood
 */
export function compact(text: string): string {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return lines.map(compactLine).join("\n");
}

function compactLine(line: string): string {
  const type = /^(enum|flags|type) (\w+)(?: < (\w+))?:(?: (.*))?$/.exec(line);
  if (type) {
    const [, kind, name, base, list = ""] = type;
    if (kind === "type") return `t${name}${base ? `<${base}` : ""}:${properties(list)}`;
    return `${kind === "flags" ? "g" : "e"}${name}:${members(list)}`;
  }
  const message =
    /^(\w+) (action|function) (\[?[\w|*]+\]?\.)?(\w+)\((.*)\)(?: -> (.+?))?(?: composable)?$/.exec(
      line,
    );
  const [, app = "", kind, bound = "", name, parameters = "", result] = message ?? [];
  const mark = APPS[app];
  if (!message || !mark) throw new Error(`Not understood: ${line}`);
  return `${kind === "action" ? "a" : "f"}${mark}${bound}${name}(${split(parameters).map(parameter).join(",")})${answer(result)}`;
}

const split = (list: string): string[] => (list === "" ? [] : list.split(", "));

const members = (list: string): string => {
  let next = 0;
  return split(list)
    .map((item) => {
      const [name, value] = item.split(" = ");
      const isNext = Number(value) === next;
      next = Number(value) + 1;
      return isNext ? name : `${name}=${value}`;
    })
    .join(",");
};

const properties = (list: string): string =>
  split(list)
    .map((item) => {
      const [name, type = ""] = item.split(" ");
      return `${name} ${typeOf(type)}`;
    })
    .join(",");

const parameter = (item: string): string => {
  const [name = "", type = ""] = item.split(" ");
  const [, plain = type, status] = /^(\w+)\((\w+)\)$/.exec(type) ?? [];
  const mark = /[!?]$/.test(name) ? "" : " ";
  return `${name}${mark}${typeOf(plain)}${status ? `@${status}` : ""}`;
};

const answer = (result: string | undefined): string => {
  if (!result) return "";
  const list = /^\{ (.*) \}$/.exec(result)?.[1];
  return list === undefined ? `>${typeOf(result)}` : `{${properties(list)}`;
};

const typeOf = (text: string): string => {
  const inside = /^\[(\w+)\]$/.exec(text)?.[1];
  const name = inside ?? text;
  const short = name === "same" ? "$" : (PRIMITIVES[name] ?? name);
  return inside === undefined ? short : `*${short}`;
};
