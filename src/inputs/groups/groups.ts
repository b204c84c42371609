import { referenceInput, requiredReferenceInput } from "../builders";

export const queue = requiredReferenceInput("Queue", {
  dataSource: "queues",
  placeholder: "ID, name or e-mail address of the queue",
  example: "Support",
  comments: "Queue to put the records into: its ID, name or e-mail address.",
});

export const fromQueue = referenceInput("Queue", {
  dataSource: "queues",
  placeholder: "ID, name or e-mail address of the queue",
  example: "Support",
  comments:
    "Queue that the records are in: its ID, name or e-mail address. If blank, the one that each is in. Queue items need none.",
});

export const list = requiredReferenceInput("List", {
  dataSource: "lists",
  placeholder: "ID or name of the marketing list",
  example: "Newsletter",
  comments: "Static marketing list: its ID or name. A dynamic or locked list is refused.",
});

export const team = requiredReferenceInput("Team", {
  dataSource: "teams",
  placeholder: "ID, name or e-mail address of the team",
  example: "Tender Desk",
  comments:
    "Team: its ID, name or e-mail address. Default teams, and teams of Microsoft Entra groups, are refused.",
});

export const worker = referenceInput("Worker", {
  dataSource: "users",
  placeholder: "ID, name or e-mail address of a user",
  example: "ann.lee@contoso.com",
  comments:
    "User to work on the items: ID, name, user name or e-mail address. If blank, the user of the connection, or the one acted for.",
});
