import { byCode, type Hint } from "./hint";

const TYPES =
  "The organization does not take files of this type: an administrator changes that in the Power Platform admin center, Settings > Product > Privacy + Security";

/**
 * What Dataverse does not take of files and images.
 * https://learn.microsoft.com/power-apps/developer/data-platform/files-images-overview
 * https://learn.microsoft.com/power-apps/developer/data-platform/image-column-data
 */
export const fileHints: readonly Hint[] = [
  byCode(
    "0x80044a02",
    "The file is larger than its column takes (Maximum file size), or a note or an attachment is larger than the organization takes",
  ),
  byCode("0x80043e09", TYPES),
  byCode("0x80072522", TYPES),
  byCode("0x80072521", TYPES),
  byCode(
    "0x80072553",
    "An image column takes pictures (gif, jpeg, tiff, bmp, png) up to its Maximum image size",
  ),
  byCode(
    "0x80090487",
    "A new record takes its primary image only: use Upload File or Image for others once it is created",
  ),
];
