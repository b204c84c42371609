/** Where definitions are read, and by whom. */
export interface Organization {
  /** `https://contoso.crm4.dynamics.com`, without a slash at its end. */
  url: string;
  token: string;
}

/** Tables whose definitions are asked for in one request: their columns make answers large. */
const atOnce = 20;

/**
 * The definitions of every table that may be modelled: what `RetrieveMetadataChanges` answers, in parts.
 * Nothing but definitions is asked for.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/retrievemetadatachanges
 */
export async function readOrganization(
  organization: Organization,
  isWanted: (table: string, isCustom: boolean) => boolean,
): Promise<unknown[]> {
  const list = "EntityDefinitions?$select=LogicalName,IsCustomEntity,IsIntersect";
  const { value } = Object(await read(organization, list)) as {
    value?: { LogicalName: string; IsCustomEntity: boolean; IsIntersect: boolean | null }[];
  };
  if (!Array.isArray(value))
    throw new Error(`${organization.url} answered without a list of tables.`);
  const names = value
    .filter((table) => isWanted(table.LogicalName, table.IsCustomEntity))
    .map((table) => table.LogicalName);
  const answers: unknown[] = [];
  for (let from = 0; from < names.length; from += atOnce) {
    const query = encodeURIComponent(JSON.stringify(queryOf(names.slice(from, from + atOnce))));
    answers.push(await read(organization, `RetrieveMetadataChanges(Query=@q)?@q=${query}`));
  }
  return answers;
}

function queryOf(names: readonly string[]): object {
  const all = { Properties: { AllProperties: true } };
  return {
    Criteria: {
      FilterOperator: "Or",
      Conditions: names.map((name) => ({
        PropertyName: "LogicalName",
        ConditionOperator: "Equals",
        Value: { Type: "System.String", Value: name },
      })),
    },
    ...all,
    AttributeQuery: all,
    RelationshipQuery: all,
    KeyQuery: all,
  };
}

async function read({ url, token }: Organization, path: string): Promise<unknown> {
  const answer = await fetch(`${url}/api/data/v9.2/${path}`, {
    headers: { Authorization: `Bearer ${token}`, Accept: "application/json" },
    redirect: "manual",
  });
  const text = await answer.text();
  if (answer.status !== 200) {
    throw new Error(`${url} answered ${answer.status}: ${text.slice(0, 500)}`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${url} answered with no JSON, as no environment of Dataverse does.`);
  }
}
