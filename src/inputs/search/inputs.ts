import {
  booleanInput,
  commaListInput,
  defaultChoiceInput,
  defaultIntegerInput,
  integerInput,
  listInput,
  optionsInput,
  requiredTextInput,
  textInput,
} from "../builders";
import { connection } from "../connection/connection";
import { optionTable } from "../options/table";
import { facets } from "./facets";

const text = requiredTextInput("Text", {
  placeholder: "1 to 100 characters",
  example: "contoso berlin",
  comments:
    "What to search for. In simple syntax, characters such as - or * are part of the text and no operators.",
});

const tables = listInput("Tables", {
  dataSource: "searchTables",
  placeholder: "Any name of a table",
  example: "account",
  comments:
    "Tables to search. If blank, every table in the index, by its Quick Find columns. Named tables are searched by their names, or by Search Columns.",
});

const columns = listInput("Columns", {
  placeholder: "Name of a column",
  example: "emailaddress1",
  comments:
    "Columns of Tables to return; each table takes those it has, account.name only account. If blank, the name of the record.",
});

const filter = textInput("Filter", {
  placeholder: "Condition in the syntax of search",
  example: "statecode eq 0 and createdon gt 2026-01-01",
  comments:
    "Condition on columns of the index, sent as it is: eq, ne, gt, ge, lt, le, and, or, not and parentheses. Lookups go by their logical names.",
});

const match = defaultChoiceInput("Match", { any: "Any Word", all: "All Words" }, "any", {
  example: "all",
  comments: "Whether one of the words in Text is enough, or all of them have to be found.",
});

const syntax = defaultChoiceInput("Syntax", { simple: "Simple", lucene: "Lucene" }, "simple", {
  example: "lucene",
  comments:
    "How Text is meant. simple finds words as they are written; lucene has AND, OR, NOT, wildcards, phrases, fuzzy words and expressions.",
});

const fuzzy = booleanInput(
  "Fuzzy",
  false,
  "Finds words that differ from those of Text by a letter or two as well. Only for simple syntax.",
);

const searchTop = defaultIntegerInput("Top", { min: 1, max: 100 }, 50, {
  placeholder: "1 to 100",
  example: "20",
  comments: "Number of records to return.",
});

const skip = integerInput(
  "Skip",
  { min: 0 },
  {
    placeholder: "Whole number",
    example: "50",
    comments: "Number of records to leave out at the beginning, for the pages after the first.",
  },
);

const searchColumns = commaListInput("Search Columns", {
  placeholder: "Names of columns",
  example: "name, emailaddress1",
  comments:
    "Columns of Tables to look in, comma-separated; each table takes those it has, account.name only account. If blank, the name.",
});

const order = commaListInput("Order By", {
  placeholder: "Logical names of columns, asc or desc",
  example: "modifiedon desc",
  comments:
    "Columns of all Tables, or @search.score, comma-separated. Takes effect only in Lucene syntax with a wildcard in Text.",
});

export const searchEntitiesInputs = {
  connection,
  text,
  tables,
  columns,
  filter,
  top: searchTop,
  skip,
  options: optionsInput({
    match,
    syntax,
    fuzzy,
    searchColumns,
    facets,
    order,
    ...optionTable.impersonation,
  }),
};

export const searchTablesInputs = {
  connection,
  search: textInput("Search", {
    placeholder: "Part of the table's name",
    example: "account",
    comments: "Text that the label or a name of the table contains, in any letter case.",
  }),
};
