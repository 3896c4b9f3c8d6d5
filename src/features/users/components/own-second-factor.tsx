import { getFormatter } from "next-intl/server";
import type { Context } from "@/lib/context";
import { ownFactors } from "../second-factor.queries";
import { SecondFactor } from "./second-factor";

/** With the days as they are read: a phone's zone may differ from the union's. */
export async function OwnSecondFactor({ ctx }: { ctx: Context }) {
  const [factors, format] = await Promise.all([ownFactors(ctx), getFormatter()]);
  const day = (date: Date) =>
    format.dateTime(date, { day: "numeric", month: "short", year: "numeric", timeZone: ctx.timeZone });
  const daysShown = Object.fromEntries([
    ...factors.passkeys.map(({ id, createdAt }) => [id, day(createdAt)]),
    ...(factors.app ? [["app", day(factors.app)]] : []),
  ]);
  return <SecondFactor daysShown={daysShown} factors={factors} />;
}
