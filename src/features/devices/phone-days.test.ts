import { expect, it } from "vitest";
import { followUpDays } from "@/features/conversations/follow-up-days";
import { phoneDays } from "./phone-days";

const zones = ["Asia/Jakarta", "Asia/Jayapura", "America/New_York", "Europe/Amsterdam"];
const moments = [
  "2026-11-24T16:59:00Z",
  "2026-11-24T17:00:00Z",
  "2026-12-31T23:30:00Z",
  "2026-03-29T00:30:00Z",
];

it.each(zones.flatMap((zone) => moments.map((moment) => [zone, moment] as const)))(
  "%s at %s: the phone offers the days that the server offers",
  (timeZone, moment) => {
    for (const startsAt of [null, "06:00", "14.30", "23:45"])
      expect(phoneDays(timeZone, startsAt, new Date(moment))).toEqual(
        followUpDays({ timeZone }, startsAt, new Date(moment)),
      );
  },
);
