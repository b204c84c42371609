export { booleanInput } from "./boolean";
export {
  choiceInput,
  choiceListInput,
  defaultChoiceInput,
  requiredChoiceInput,
  sameLabels,
} from "./choice";
export {
  dataInput,
  jsonInput,
  jsonListInput,
  requiredJsonListInput,
  requiredXmlInput,
  xmlInput,
} from "./code";
export { connectionInput, requiredConnectionInput } from "./connection";
export { fileInput, requiredFileInput } from "./file";
export { defaultIntegerInput, integerInput } from "./integer";
export { keyFileInput, keyTextInput, keyValueInput } from "./keyValue";
export { commaListInput, listInput, requiredListInput, wholeListInput } from "./list";
export { optionsInput } from "./options";
export { referenceInput, requiredReferenceInput } from "./reference";
export { referencesInput } from "./references";
export {
  dateInput,
  defaultTextInput,
  passwordInput,
  planHashInput,
  requiredTextInput,
  textInput,
  timeZoneInput,
} from "./text";
