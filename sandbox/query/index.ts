export { emptyAnswer, jsonAnswer } from "./answer";
export { queryCollection } from "./collection";
export { contextUrl } from "./contextUrl";
export { countCollection } from "./count";
export { etagOf } from "./etag";
export { type Related, targetOf, valueFormatter } from "./formattedValue";
export { jsonArray, jsonObject, jsonString, member } from "./json";
export { globalMetadataVersion } from "./metadataVersion";
export { retrieveProperty } from "./property";
export {
  projectRecord,
  type RecordRequest,
  relatedRow,
  retrieveRecord,
  retrieveRelated,
} from "./record";
export { retrieveReference, retrieveReferences } from "./references";
export { loadRelated } from "./related";
export { type ReadRequest, type Restriction, rowUrl, serviceRoot } from "./request";
export { doesNotExist, findByKey, resolveKey } from "./resolveKey";
export { type RowShape, writeRows } from "./rowWriter";
export { wireWriter } from "./wire";
