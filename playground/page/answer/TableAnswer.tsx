import type { AnswerTable } from "../model/answerTable";

/** Rows of an answer. */
export function TableAnswer({ tables }: { readonly tables: readonly AnswerTable[] }) {
  return (
    <>
      {tables.map((table) => (
        <Table key={table.place} {...table} />
      ))}
    </>
  );
}

function Table({ place, columns, rows, of, left }: AnswerTable) {
  const count = rows.length + left;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
    <section class="table-scroll" tabIndex={0} aria-label={place || "Answer as a table"}>
      <table>
        <caption>
          {place ? <code>{place}</code> : null} {count} {count === 1 ? of.slice(0, -1) : of}
          {left > 0 ? `, the first ${rows.length} are shown` : ""}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((text, index) => (
                <td key={index} title={text.length > 40 ? text : undefined}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
