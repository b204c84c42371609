import { propertyHint } from "../../../../src/client/answers/hints/propertyHints";

const hint = (message: string, status = 400) =>
  propertyHint({ status, code: "", message, method: "GET" });

test.each([
  [
    "Could not find a property named 'Name' on type 'Microsoft.Dynamics.CRM.account'.",
    "The table account has no column Name; names are lower case: name. A lookup is read as _<column>_value, and the columns of its record by the path <navigation property>/<column>",
  ],
  [
    "Could not find a property named 'nam' on type 'Microsoft.Dynamics.CRM.account'.",
    "The table account has no column nam. A lookup is read as _<column>_value, and the columns of its record by the path <navigation property>/<column>",
  ],
  [
    "'Account' entity doesn't contain attribute with Name = '_primarycontactid_value' and NameMapping = 'Logical'.",
    "Columns are named by their logical names here, a lookup without _value: primarycontactid",
  ],
  [
    "'Account' entity doesn't contain attribute with Name = 'nam' and NameMapping = 'Logical'.",
    "The table Account has no column nam: its logical name is wanted, as List Attributes shows it",
  ],
])("%s", (message, words) => {
  expect(hint(message)).toBe(words);
});

test.each([
  [
    "A binary operator with incompatible types was detected. Found operand types 'Microsoft.Dynamics.CRM.contact' and 'Edm.Guid' for operator kind 'Equal'.",
    /lookup to contact is compared by _<column>_value/,
  ],
  [
    "Property 'ownerid' is a navigation property and cannot be used in $select.",
    /selected as _<column>_value/,
  ],
  [
    "Error identified in Payload provided by the user for Entity :'contacts'  ---->  InnerException : Microsoft.OData.ODataException: An undeclared property 'parentcustomerid' which only has property annotations in the payload but no property value was found in the payload.",
    /no property parentcustomerid.*account: Litware Ltd\..*\/accounts\(<id>\)/,
  ],
  [
    "The property 'foo' does not exist on type 'Microsoft.Dynamics.CRM.account'. Make sure to only use property names that are defined by the type.",
    /no property foo/,
  ],
  [
    "An error occurred while validating input parameters: Microsoft.Crm.CrmException: Invalid property 'Name' was found in entity 'Microsoft.Dynamics.CRM.account'. ---> Microsoft.OData.ODataException: Does not support untyped value in non-open type.",
    /no property Name: names are case-sensitive/,
  ],
  [
    "Cannot convert the literal 'abc' to the expected type 'Edm.Int32'.",
    /value 'abc' is not of the column's type Edm\.Int32/,
  ],
  [
    "Cannot convert a value 'abc' to target type 'Edm.Decimal'.",
    /value 'abc' is not of the column's type Edm\.Decimal/,
  ],
  [
    "CRM do not support direct update of Entity Reference properties, Use Navigation properties instead.",
    /a lookup takes table: name .*or a path/,
  ],
])("%s", (message, words) => {
  expect(hint(message)).toMatch(words);
});

test("other words get no hint", () => {
  expect(hint("Something else.")).toBeUndefined();
});

test("only a 400 is about properties", () => {
  expect(
    hint("Could not find a property named 'Name' on type 'Microsoft.Dynamics.CRM.account'.", 404),
  ).toBeUndefined();
});
