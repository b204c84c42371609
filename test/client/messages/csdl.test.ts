import fc from "fast-check";
import { UnreadableBody } from "../../../src/client/errors/failures";
import { CsdlReader } from "../../../src/client/messages/csdl/CsdlReader";
import { readAttributes } from "../../../src/client/messages/csdl/readAttributes";
import { builtInMessages } from "../../../src/client/messages/signatures/builtIn";
import type { Catalog, Signature } from "../../../src/client/types/messages";
import { expectLinear } from "../../linear/expectLinear";
import { csdlText } from "./csdlText";

const read = (...pieces: string[]): Catalog | undefined => {
  const reader = new CsdlReader();
  for (const piece of pieces) reader.write(piece);
  return reader.end();
};

const NAME = fc.stringMatching(/^[A-Za-z_]\w{0,12}$/);
const TYPE = fc.record({
  name: fc.constantFrom("Edm.String", "Edm.Guid", "account", "crmbaseentity", "Level", "Range"),
  isList: fc.boolean(),
});
const signature = (kind: Signature["kind"]): fc.Arbitrary<Signature> =>
  fc.record({
    name: NAME,
    kind: fc.constant(kind),
    source: fc.constant("metadata" as const),
    bound: fc.option(fc.record({ table: fc.constantFrom("account", "*"), isSet: fc.boolean() }), {
      nil: undefined,
    }),
    parameters: fc.uniqueArray(
      fc.record({
        name: NAME.filter((name) => name !== "PropertyName"),
        type: TYPE,
        need: fc.constantFrom(
          "needed" as const,
          kind === "action" ? ("nullable" as const) : ("optional" as const),
        ),
      }),
      { selector: ({ name }) => name, maxLength: 4 },
    ),
    result: fc.oneof(
      fc.constant({ kind: "nothing" as const }),
      TYPE.map((type) => ({ kind: "value" as const, type })),
    ),
  });
const SIGNATURES = fc.array(fc.oneof(signature("action"), signature("function")), { maxLength: 6 });
const TYPES: Catalog["types"] = new Map([
  [
    "Level",
    {
      kind: "enum",
      isFlags: true,
      members: new Map([
        ["Low", 1],
        ["High", 2],
      ]),
    },
  ],
  [
    "Range",
    {
      kind: "complex",
      base: undefined,
      properties: new Map([["From", { name: "Level", isList: false }]]),
    },
  ],
]);

test("what is declared is read, whatever stands around it and wherever the document is cut", () => {
  fc.assert(
    fc.property(SIGNATURES, fc.integer({ min: 1, max: 300 }), (signatures, size) => {
      const text = csdlText({ signatures, types: TYPES });
      const pieces = text.match(new RegExp(`[\\s\\S]{1,${size}}`, "g")) ?? [];
      expect(read(...pieces)?.signatures).toEqual(signatures);
    }),
  );
});

test("only types that messages are made of are kept, with those derived from them", () => {
  const types: Catalog["types"] = new Map([
    ["Base", { kind: "complex", base: undefined, properties: new Map() }],
    [
      "Derived",
      {
        kind: "complex",
        base: "Base",
        properties: new Map([["Of", { name: "Deep", isList: true }]]),
      },
    ],
    ["Deep", { kind: "enum", isFlags: false, members: new Map([["One", 1]]) }],
    ["Unused", { kind: "enum", isFlags: false, members: new Map() }],
  ]);
  const [model] = builtInMessages().signatures;
  if (!model) throw new Error("There are no messages.");
  const type = { name: "Base", isList: false };
  const signatures: Signature[] = [
    {
      ...model,
      app: undefined,
      source: "metadata",
      parameters: [{ name: "Of", type, need: "needed" }],
    },
  ];
  expect([...(read(csdlText({ signatures, types }))?.types.keys() ?? [])].sort()).toEqual([
    "Base",
    "Deep",
    "Derived",
  ]);
});

test("a response type becomes the properties of the answer", () => {
  const text = csdlText({ signatures: [], types: new Map() }).replace(
    "<EntityContainer",
    `<ComplexType Name="SendEmailResponse"><Property Name="Subject" Type="Edm.String" Unicode="false" /></ComplexType>
     <Action Name="SendEmail" IsBound="true"><Parameter Name="entity" Type="mscrm.email" Nullable="false" />
     <Parameter Name="IssueSend" Type="Edm.Boolean" Nullable="false" /><Parameter Name="TrackingToken" Type="Edm.String" Unicode="false" />
     <ReturnType Type="mscrm.SendEmailResponse" Nullable="false" /></Action><EntityContainer`,
  );
  const own = builtInMessages().signatures.find(({ name }) => name === "SendEmail");
  const found = read(text)?.signatures[0];
  expect(found).toMatchObject({ bound: own?.bound, result: own?.result });
  expect(found?.parameters).toEqual(
    own?.parameters.map(({ name, type, need }) => ({ name, type, need })),
  );
});

test("query functions are no messages", () => {
  const text = csdlText({ signatures: [], types: new Map() }).replace(
    "<EntityContainer",
    '<Function Name="LastXDays"><Parameter Name="PropertyName" Type="Edm.String" /><ReturnType Type="Edm.Boolean" /></Function><EntityContainer',
  );
  expect(read(text)?.signatures).toEqual([]);
});

test("a document that ends before its end is told from a whole one, wherever it ends", () => {
  const text = csdlText({ signatures: builtInMessages().signatures.slice(0, 5), types: new Map() });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: text.length - 1 }), (length) => {
      let catalog: Catalog | undefined;
      try {
        catalog = read(text.slice(0, length));
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableBody);
      }
      expect(catalog).toBeUndefined();
    }),
  );
});

test.each([
  ["a document type", '<!DOCTYPE x [<!ENTITY a "b">]><edmx:Edmx></edmx:Edmx>'],
  ["a tag within a tag", "<Action <Function></Action>"],
  ["an attribute without quotes", "<Action Name=x></Action>"],
  ["an endless tag", `<Action Name="${"x".repeat(400_000)}`],
])("%s is refused", (_, text) => {
  expect(() => read(text)).toThrow(UnreadableBody);
});

test("names of prototypes are names", () => {
  const text = csdlText({ signatures: [], types: new Map() }).replace(
    "<EntityContainer",
    '<Action Name="__proto__"><Parameter Name="constructor" Type="mscrm.toString" /></Action><EntityContainer',
  );
  expect(read(text)?.signatures[0]).toMatchObject({
    name: "__proto__",
    parameters: [{ name: "constructor" }],
  });
});

test("attributes are read with entities, prefixes and either quote", () => {
  expect([...readAttributes(` a='1 > "0"' m:b = "&lt;&amp;&quot;&bogus;" `)]).toEqual([
    ["a", '1 > "0"'],
    ["b", '<&"&bogus;'],
  ]);
});

test("takes time in proportion to the document", () => {
  const inPieces = (text: string) => read(...(text.match(/[\s\S]{1,3}/g) ?? []));
  for (const part of [
    "<a ",
    "<a b='",
    "&lt;",
    "<!-- ",
    "<EntityType>",
    "a = ",
    "<Action Name='x'>",
  ]) {
    expectLinear((size) => part.repeat(size / part.length), inPieces);
    expectLinear(
      (size) => `<Action ${part.replaceAll("<", "").repeat(size / part.length)}>`,
      inPieces,
    );
  }
});
