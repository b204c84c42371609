/** Ids that are the same in every sandbox, so that tests and examples can name them. */

export const organizationId = "5c31b0a2-0f6c-4d0e-9a3b-7f6de6b1c001";
export const tenantId = "8f3a6c11-52d7-4c7e-b1fd-2a9d1a4c7e10";
/** The domain that people sign in with; it takes the place of the tenant's id in addresses. */
export const tenantDomain = "northwind-instruments.example";
/** The app registration behind client credentials; its user has the System Administrator role. */
export const clientId = "1b9e5a70-6f14-4b6f-8f37-0c2e4d5a9b21";
/** An app registration whose user has no role: it signs in, and is refused everything. */
export const clientIdWithoutRole = "2c8d4b61-7e25-4c5e-9e46-1d3f5c6b8a32";

/** An app registration that keeps no secret: people sign in to it from a desktop. */
export const publicClientId = "3d7e9c82-8036-4d7f-af57-2e4f6d7c9b43";

export const businessUnits = {
  root: "e0a1c5f4-1d2b-ee11-9cbd-000d3a3b1f01",
  emea: "f1b2d6e5-2e3c-ee11-9cbd-000d3a3b1f02",
} as const;

export const currencies = {
  usd: "7a1d9c3e-4b5f-ee11-8def-6045bd0a1101",
  eur: "8b2eac4f-5c60-ee11-8def-6045bd0a1102",
  gbp: "9c3fbd50-6d71-ee11-8def-6045bd0a1103",
} as const;

export const roles = {
  systemAdministrator: "a4c1e0d2-7b8a-ee11-be35-002248081201",
  salesperson: "b5d2f1e3-8c9b-ee11-be35-002248081202",
  delegate: "c6e302f4-9dac-ee11-be35-002248081203",
} as const;

/** Users by what they are for: `id` is the systemuserid, `objectId` the Entra object id. */
export const users = {
  administrator: {
    id: "4026be43-6b69-e111-8f65-78e7d1620f5e",
    objectId: "c4d8e2a1-3f5b-4a97-8c61-0e9d2b7f4a01",
  },
  application: {
    id: "d3b07384-d9a0-ee11-be37-6045bd0b2201",
    objectId: "0f7a3c95-8e21-4d6b-a1f4-5b8c9d0e2a02",
  },
  applicationWithoutRole: {
    id: "e4c18495-eab1-ee11-be37-6045bd0b2202",
    objectId: "1a8b4da6-9f32-4e7c-b205-6c9dae1f3b03",
  },
  salesperson: {
    id: "f5d295a6-fbc2-ee11-be37-6045bd0b2203",
    objectId: "2b9c5eb7-a043-4f8d-8316-7daebf204c04",
  },
  manager: {
    id: "06e3a6b7-0cd3-ef11-be37-6045bd0b2204",
    objectId: "3cad6fc8-b154-4a9e-9427-8ebfc0315d05",
  },
  engineer: {
    id: "17f4b7c8-1de4-ef11-be37-6045bd0b2205",
    objectId: "4dbe70d9-c265-4baf-a538-9fc0d1426e06",
  },
  disabled: {
    id: "2805c8d9-2ef5-ef11-be37-6045bd0b2206",
    objectId: "5ecf81ea-d376-4cb0-b649-a0d1e2537f07",
  },
} as const;

export const teams = {
  root: "3916d9ea-3f06-ef11-9f89-000d3a4c3301",
  emea: "4a27eafb-4017-ef11-9f89-000d3a4c3302",
  tender: "5b38fb0c-5128-ef11-9f89-000d3a4c3303",
} as const;

/** Solutions that every environment has under the same id, and two more. */
export const solutions = {
  default: "fd140aaf-4df4-11dd-bd17-0019b9312238",
  active: "fd140aae-4df4-11dd-bd17-0019b9312238",
  projects: "6c490d1d-6239-ef11-9fa0-000d3a4d4401",
  sales: "7d5a1e2e-734a-ef11-9fa0-000d3a4d4402",
} as const;

export const publishers = {
  microsoft: "d21aab70-79e7-11dd-8874-00188b01e34f",
  northwind: "8e6b2f3f-845b-ef11-9fa0-000d3a4d4403",
} as const;

/** The template of access teams that comes with Sales. */
export const teamTemplates = {
  opportunitySales: "bd6c2a6a-6a51-4d2f-8a34-2f0d2e9c5501",
} as const;
