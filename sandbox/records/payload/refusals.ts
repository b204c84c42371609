import { Refusal } from "../../errors";

/**
 * The wrapper Dataverse puts around everything its OData reader dislikes in a body.
 * https://learn.microsoft.com/troubleshoot/power-platform/dataverse/dataverse-web-api-and-sdk/web-api-client-errors
 *
 * @param exception type and sentence of the inner exception
 */
export function payloadError(setName: string, exception: string): Refusal {
  const message = `Error identified in Payload provided by the user for Entity :'${setName}'  ---->  InnerException : ${exception}`;
  return new Refusal(400, "0x80048d19", message);
}

/** The reader's own complaints, which all share one exception type. */
export function odataError(setName: string, sentence: string): Refusal {
  return payloadError(setName, `Microsoft.OData.ODataException: ${sentence}`);
}

/** A property no column or navigation property of the table has; names are case-sensitive. */
export function unknownProperty(logicalName: string, property: string): Refusal {
  return new Refusal(
    400,
    "0x0",
    `An error occurred while validating input parameters: Microsoft.Crm.CrmException: Invalid property '${property}' was found in entity 'Microsoft.Dynamics.CRM.${logicalName}'. ---> Microsoft.OData.ODataException: Does not support untyped value in non-open type.`,
  );
}

/** An annotation, such as a bind, of something that is no navigation property. */
export function undeclared(setName: string, property: string): Refusal {
  return odataError(
    setName,
    `An undeclared property '${property}' which only has property annotations in the payload but no property value was found in the payload. In OData, only declared navigation properties and declared named streams can be represented as properties without values.`,
  );
}

/** A lookup written by its value instead of by a bind. */
export function directLookup(): Refusal {
  const message =
    "CRM do not support direct update of Entity Reference properties, Use Navigation properties instead.";
  return new Refusal(400, "0x80060888", message);
}

/** A text or number where an object or array belongs. */
export function primitiveFound(setName: string, property: string): Refusal {
  return odataError(
    setName,
    `A 'PrimitiveValue' node with non-null value was found when trying to read the value of the property '${property}'; however, a 'StartArray' node, a 'StartObject' node, or a 'PrimitiveValue' node with null value was expected.`,
  );
}
