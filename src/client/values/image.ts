import { shown, typed, type ValueTyper, wrong } from "./types";

const DATA_URL = /^data:image\/[\w.+-]{1,40};base64,/i;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** A picture as Base64, also in a data URL or in lines. Whether it is one, Dataverse says. */
export const imageValue: ValueTyper = (value) => {
  if (typeof value !== "string") return wrong(`${shown(value)} ${NO_PICTURE}`);
  const base64 = value
    .trim()
    .replace(DATA_URL, "")
    .replace(/[\r\n]+/g, "");
  const isBase64 = base64.length % 4 === 0 && BASE64.test(base64);
  return isBase64 ? typed(base64) : wrong(`${shown(value)} ${NO_PICTURE}`);
};

const NO_PICTURE =
  "is no picture: an image column takes Base64 here; Upload File or Image takes the file of an earlier step";
