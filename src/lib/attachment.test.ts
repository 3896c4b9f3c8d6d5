import { expect, it } from "vitest";
import { attachment } from "./attachment";

it("names the file without harm to the header", () => {
  expect(attachment('x"\r\nSet-Cookie: a=b – ö.csv')).toBe(
    "attachment; filename=\"x_Set-Cookie_ a_b _ _.csv\"; filename*=UTF-8''x%22%0D%0ASet-Cookie%3A%20a%3Db%20%E2%80%93%20%C3%B6.csv",
  );
});
