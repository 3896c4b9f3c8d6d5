import { describe, expect, it } from "vitest";
import { attachment, csvOf, defused } from "./rules";

describe("the file of rejected rows", () => {
  it.each([
    "=1+1",
    "+6281234",
    "-5",
    "@SUM(1)",
    "\t=1",
    " =1",
    "\u200b=1",
    "\uFEFF=1",
    "＝1",
    "\0=1",
    "\r=1",
  ])("defuses %j", (text) => {
    expect(defused(text)).toBe(`'${text}`);
  });

  it.each(["Siti", "0812-3", "a=b", ""])("leaves %j", (text) => {
    expect(defused(text)).toBe(text);
  });

  it("quotes what would break a line", () => {
    expect(csvOf([["a;b", 'say "x"', "two\nlines"]], ";")).toBe('\uFEFF"a;b";"say ""x""";"two\nlines"\r\n');
  });

  it("names the file without harm to the header", () => {
    expect(attachment('x"\r\nSet-Cookie: a=b – ö.csv')).toBe(
      "attachment; filename=\"x_Set-Cookie_ a_b _ _.csv\"; filename*=UTF-8''x%22%0D%0ASet-Cookie%3A%20a%3Db%20%E2%80%93%20%C3%B6.csv",
    );
  });
});
