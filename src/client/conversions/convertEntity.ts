import { recordBody } from "../odata/listBody";
import { idOfRow } from "../odata/recordId";
import { runtime } from "../runtime";
import type { Session } from "../session/session";
import { settleByReading } from "../session/settleByReading";
import type { DataverseRecord } from "../types";
import type { HttpResponse } from "../types/http";
import { type Conversion, conversionOf, SOURCES } from "./conversions";
import { idOfRecord } from "./idOfRecord";
import { madeSince } from "./madeSince";
import { sendMessage } from "./sendMessage";
import { standardTable } from "./standardTables";
import type { ConvertEntityParams } from "./types";

const ACCEPTED = SOURCES.map(({ logicalName }) => logicalName).join(", ");

/**
 * Makes the next record of a sale from the one before it, and answers with it. A repeat would make a second
 * one: after a lost answer, the records that were made since are read.
 *
 * @throws InputError for what cannot become what is wanted, with what it can become
 */
export async function convertEntity(
  session: Session,
  params: ConvertEntityParams,
): Promise<DataverseRecord> {
  const from = await standardTable(session, params, SOURCES, `one of ${ACCEPTED}`);
  const conversion = conversionOf(from, params.to);
  const id = await idOfRecord(session, from, params);
  const source = `${from.entitySetName}(${id})`;
  let sentMs = runtime.now();
  try {
    const { value } = await sendMessage(
      session,
      {
        ...params,
        name: conversion.message,
        body: { [conversion.parameter]: id, ColumnSet: { AllColumns: true } },
        operation: `Making ${words(conversion)} from ${source}`,
        read: newRecord(conversion),
      },
      () => {
        sentMs = runtime.now();
      },
    );
    return value as DataverseRecord;
  } catch (error) {
    const what = words(conversion);
    return await settleByReading(session, error, {
      find: () => madeSince(session, params, { conversion, id, sentMs }),
      found: `exactly one ${conversion.makes.logicalName} was made from it since`,
      missing: `What was made from ${source} was read afterwards, and ${what} was not among it by then: look once more before anything is repeated, since a repeat makes another one`,
    });
  }
}

/** `an order`, as the end of a sentence. */
const words = ({ to }: Conversion): string => `${/^[aeiou]/.test(to) ? "an" : "a"} ${to}`;

/** The record that was made; an answer that does not say which it is, is none. */
const newRecord =
  ({ makes }: Conversion) =>
  (response: HttpResponse): DataverseRecord => {
    const record = recordBody(response);
    idOfRow(record, makes.primaryId);
    return record;
  };
