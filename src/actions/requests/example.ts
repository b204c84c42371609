/** The answer to `accounts?$select=name&$top=1`. */
export const exampleAnswer: { data: unknown; contentType?: string } = {
  data: {
    "@odata.context": "https://contoso.crm4.dynamics.com/api/data/v9.2/$metadata#accounts(name)",
    value: [
      {
        "@odata.etag": 'W/"81359849"',
        name: "Fabrikam, Inc.",
        accountid: "7d577253-3ef0-4a0a-bb7f-8335c2596e70",
      },
    ],
  },
};
