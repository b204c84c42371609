import {
  definitionsPath,
  WHOLE_TABLE,
} from "../../../../src/client/metadata/definition/definitionQuery";

interface Query {
  Properties: { AllProperties: boolean; PropertyNames: string[] };
  Criteria: { FilterOperator: string; Conditions: object[] };
  AttributeQuery: { Properties: { PropertyNames: string[] } };
}

const queryOf = (name: string): Query => {
  const [path, parameter = ""] = definitionsPath([name], WHOLE_TABLE).split("?@p1=");
  expect(path).toBe("RetrieveMetadataChanges(Query=@p1)");
  expect(parameter).toMatch(/^[\w%.()'*!~-]+$/);
  return JSON.parse(decodeURIComponent(parameter)) as Query;
};

const equals = (PropertyName: string, Value: string, Type = "System.String") => ({
  ConditionOperator: "Equals",
  PropertyName,
  Value: { Type, Value },
});

test("asks for one table by whichever technical name it has", () => {
  expect(queryOf(" Accounts").Criteria).toEqual({
    FilterOperator: "Or",
    Conditions: [
      equals("LogicalName", "accounts"),
      equals("EntitySetName", "Accounts"),
      equals("EntitySetName", "accounts"),
      equals("SchemaName", "Accounts"),
    ],
  });
  expect(queryOf("account").Criteria.Conditions).toHaveLength(3);
});

test("asks by MetadataId for a GUID", () => {
  expect(queryOf("{70816501-EDB9-4740-A16C-6A5EFBC05D84}").Criteria.Conditions).toEqual([
    equals("MetadataId", "70816501-edb9-4740-a16c-6a5efbc05d84", "System.Guid"),
  ]);
});

test("asks for the parts it has a query for, which Microsoft's page makes a condition", () => {
  const { Properties, AttributeQuery } = queryOf("account");
  expect(Properties.AllProperties).toBe(false);
  expect(Properties.PropertyNames).toEqual(
    expect.arrayContaining([
      "Attributes",
      "Keys",
      "OneToManyRelationships",
      "ManyToOneRelationships",
      "ManyToManyRelationships",
    ]),
  );
  expect(AttributeQuery.Properties.PropertyNames).toContain("OptionSet");
});
