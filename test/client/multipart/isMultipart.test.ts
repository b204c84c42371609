import { batchVerdict } from "../../../src/client/multipart/isMultipart";
import { response } from "../fakes";

describe("batchVerdict", () => {
  test("a multipart answer stands whatever its status; the retry table has the others", () => {
    expect(
      batchVerdict(response(429, "", { "content-type": "multipart/mixed; boundary=x" })),
    ).toEqual({ act: "stands" });
    expect(batchVerdict(response(503, { error: { code: "0x1", message: "m" } }))).toBeUndefined();
  });
});
