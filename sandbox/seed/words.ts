/** Raw material for believable rows. */

export const firstNames = [
  "Anna",
  "Zoë",
  "José",
  "Siobhán",
  "Łukasz",
  "Müge",
  "Chloé",
  "Björn",
  "Inês",
  "Aarav",
  "Mei",
  "Noah",
  "Olivia",
  "Søren",
  "Željko",
  "Yuki",
  "Fatima",
  "Liam",
  "Gráinne",
  "Matteo",
  "Ingrid",
  "Kwame",
  "Priya",
  "Tomás",
  "Élodie",
  "Jan",
  "Maria",
  "David",
  "Nadia",
  "Peter",
  "Hanna",
  "Ravi",
] as const;

export const lastNames = [
  "O'Brien",
  "Müller",
  "García",
  "Nguyễn",
  "Smith",
  "D'Angelo",
  "Kowalski",
  "Åkesson",
  "Lefèvre",
  "van der Berg",
  "Strauß",
  "Jensen",
  "Okafor",
  "Tanaka",
  "Núñez",
  "Patel",
  "McDonald",
  "Rossi",
  "Çelik",
  "Hansen",
  "Brontë",
  "Fernández-López",
  "Schäfer",
  "Novák",
  "Li",
  "Johnson",
  "Dvořák",
  "Haddad",
  "Eriksson",
  "Ó Conaill",
  "Weiß",
  "Brown",
] as const;

export const companyStems = [
  "Adventure Cycles",
  "Alpine Ski Works",
  "Blue Yonder Air",
  "Coho Vineyard",
  "Cartesian Optics",
  "Delta Freight",
  "Emmental Käserei",
  "Fabrikam Fibers",
  "Graphic Design Loft",
  "Humongous Foods",
  "Lakeside Clinic",
  "Litware",
  "Margie's Travel",
  "Nordlicht Energie",
  "Proseware",
  "Relecloud",
  "Southridge Video",
  "Tailspin Toys",
  "Trey Research",
  "Wide World Imports",
] as const;

export const companyEndings = [
  "Inc.",
  "Ltd.",
  "GmbH",
  "AB",
  "S.A.",
  "& Sons",
  "Holding",
  "Group",
  "LLC",
  "Kft.",
] as const;

export interface City {
  city: string;
  state: string | null;
  postalcode: string;
  country: string;
  dial: string;
  currency: "usd" | "eur" | "gbp";
}

export const cities: readonly City[] = [
  place("Redmond", "WA", "98052", "United States", "+1 425", "usd"),
  place("Seattle", "WA", "98101", "United States", "+1 206", "usd"),
  place("Austin", "TX", "78701", "United States", "+1 512", "usd"),
  place("Boston", "MA", "02108", "United States", "+1 617", "usd"),
  place("Montréal", "QC", "H2Y 1C6", "Canada", "+1 514", "usd"),
  place("London", null, "SW1A 1AA", "United Kingdom", "+44 20", "gbp"),
  place("Dublin", null, "D02 X285", "Ireland", "+353 1", "eur"),
  place("München", "Bayern", "80331", "Germany", "+49 89", "eur"),
  place("Köln", "NRW", "50667", "Germany", "+49 221", "eur"),
  place("Zürich", "ZH", "8001", "Switzerland", "+41 44", "eur"),
  place("Málaga", null, "29015", "Spain", "+34 952", "eur"),
  place("Łódź", null, "90-001", "Poland", "+48 42", "eur"),
  place("Malmö", null, "211 20", "Sweden", "+46 40", "eur"),
  place("東京", null, "100-0001", "日本", "+81 3", "usd"),
];

function place(
  city: string,
  state: string | null,
  postalcode: string,
  country: string,
  dial: string,
  currency: City["currency"],
): City {
  return { city, state, postalcode, country, dial, currency };
}

export const streets = [
  "Main St.",
  "Bahnhofstraße",
  "Rue de l'Église",
  "King's Road",
  "Calle Mayor",
  "Industrivägen",
  "Piotrkowska",
  "Harbour View",
  "Lindenallee",
  "Market Square",
] as const;

export const jobTitles = [
  "Purchasing Manager",
  "Owner",
  "Head of Operations",
  "Geschäftsführer",
  "Laboratory Assistant",
  "Chief Technology Officer",
  "Buyer",
  "Facility Manager",
  "Accountant",
  "Project Lead",
] as const;

export const subjects = [
  "Calibration of the flow meters",
  "Order of 40 pressure sensors",
  "Renewal of the service contract",
  "Delivery is late",
  "Trade fair follow-up",
  "Quotation for the pilot plant",
  "Spare parts for line 3",
  "Site visit",
  "Training for the new team",
  "Warranty question",
  "Firmware 4.2 rollout",
  "Complaint: wrong invoice",
  "Measuring campaign in spring",
  "Replacement of the data loggers",
] as const;

export const remarks = [
  "Call back after the holidays.",
  "Asked for 5% off; see the last e-mail.",
  "Prefers to be written to in French.",
  'Said: "we decide in Q3".',
  "Needs it by Friday 🙂",
  "First line.\r\nSecond line, with a tab\tand <b>markup</b> & more.",
  "Träger: Stadtwerke Köln.",
] as const;
