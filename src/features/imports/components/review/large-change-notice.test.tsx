import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import decisions from "@/i18n/messages/en/import-decisions.json";
import type { LargeChangeKind } from "../../review/impact";
import { LargeChangeNotice } from "./large-change-notice";

const noticeOf = (kind: LargeChangeKind, missed: boolean, seen?: number) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={{ "import-decisions": decisions }} timeZone="Asia/Jakarta">
      <LargeChangeNotice
        missed={missed}
        change={{ kind, count: 6, share: 0.6 }}
        onSeen={() => undefined}
        seen={seen}
      />
    </NextIntlClientProvider>,
  );

it("asks for the tick at the tick, in the words of what happens", () => {
  const ending = noticeOf("ending", true);
  expect(ending).toContain('aria-invalid="true"');
  expect(ending).toContain('aria-describedby="large-change-ending-error"');
  expect(ending).toContain("Tick that you have seen how many jobs end.");
  expect(noticeOf("replaced", true)).toContain("Tick that you have seen how many contacts change.");
});

it("does not ask before the button was pressed, nor after the tick", () => {
  expect(noticeOf("ending", false)).not.toContain("aria-invalid=");
  expect(noticeOf("ending", true, 6)).not.toContain("aria-invalid=");
  expect(noticeOf("ending", true, 5)).toContain("aria-invalid=");
});
