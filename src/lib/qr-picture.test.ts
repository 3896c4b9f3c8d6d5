import { encode } from "uqr";
import { expect, it } from "vitest";
import { qrPicture } from "./qr-picture";

it("draws exactly the dark squares", () => {
  const text = "otpauth://totp/Serikat:sari%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  const { size, path } = qrPicture(text);
  const drawn = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    drawn[Number(y)]?.fill(true, Number(x), Number(x) + Number(length));
  expect(drawn).toEqual(encode(text, { ecc: "M", border: 2 }).data);
});
