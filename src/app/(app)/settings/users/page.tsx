import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { Pagination } from "@/components/ui/pagination";
import { Section } from "@/components/ui/section";
import { InviteForm } from "@/features/users/components/invite-form";
import type { UserLine } from "@/features/users/components/user-line";
import { UserRow } from "@/features/users/components/user-row";
import { UserSearch } from "@/features/users/components/user-search";
import type { Factors } from "@/features/users/factors.queries";
import { users as permissions } from "@/features/users/policy";
import { countUsers, listUsers, type UserSeat } from "@/features/users/queries";
import { userFilter, usersHref } from "@/features/users/schema";
import { factorsByUser } from "@/features/users/second-factor.queries";
import { lastSignIns, type SessionLine, sessionsBySeat } from "@/features/users/session-list.queries";
import { listWorkplaces } from "@/features/workplaces/queries";
import type { Context } from "@/lib/context";
import { can } from "@/lib/policy";
import { requireSession } from "@/lib/session";
import { wordsOfAddress } from "@/lib/words-in-address";

export const generateMetadata = async () => ({ title: (await getTranslations("settings.pages"))("users") });

const most = 50;
/** From so many on the list can be searched. */
const many = 15;

export default async function UserSettingsPage({ searchParams }: PageProps<"/settings/users">) {
  const { ctx, user } = await requireSession();
  if (!can(ctx, permissions.read)) notFound();
  const { s, after } = userFilter.parse(await searchParams);
  const q = wordsOfAddress(ctx, s);
  const [found, total, all, workplaces, t] = await Promise.all([
    listUsers(ctx, { words: q, after, most: most + 1 }),
    countUsers(ctx, q),
    countUsers(ctx),
    listWorkplaces(ctx),
    getTranslations("users"),
  ]);
  const seats = found.slice(0, most);
  const lines = await linesOf(ctx, seats, user.id);
  const options = workplaces.map(({ id, name, departments }) => ({ id, name, departments }));
  const last = found.length > most ? seats.at(-1) : undefined;
  return (
    <div className="grid gap-8">
      <Section>
        <p className="mb-2 text-13 text-ink-2">{t("list.count", { count: total })}</p>
        {all > many ? <UserSearch label={t("list.search")} words={q} /> : null}
        {seats.length === 0 ? <p className="py-3 text-14 text-ink-2">{t("list.none")}</p> : null}
        <ul>
          {lines.map((line) => (
            <UserRow key={line.seatId} user={line} workplaces={options} />
          ))}
        </ul>
        {last || after ? (
          <Pagination
            nextHref={last ? usersHref({ s, after: last.id }) : undefined}
            previousHref={after ? usersHref({ s, after: undefined }) : undefined}
            shown={seats.length}
            total={total}
          />
        ) : null}
      </Section>
      <Section meta={t("invite.meta")} title={t("invite.title")}>
        <InviteForm workplaces={options} />
      </Section>
    </div>
  );
}

async function linesOf(ctx: Context, seats: readonly UserSeat[], ownId: string): Promise<UserLine[]> {
  const ids = seats.map(({ id }) => id);
  const userIds = seats.map(({ user }) => user.id);
  const [sessions, signIns, factors, t, format] = await Promise.all([
    sessionsBySeat(ctx, ids),
    lastSignIns(ctx, ids),
    factorsByUser(ctx, userIds),
    getTranslations("users"),
    getFormatter(),
  ]);
  const day = (at: Date | undefined) =>
    at ? format.dateTime(at, { day: "numeric", month: "short", timeZone: ctx.timeZone }) : null;
  return seats.map((seat) =>
    lineOf(seat, {
      ...{ whole: t("reach.whole"), nowhere: t("list.nowhere"), ownId },
      sessions: sessions.get(seat.id) ?? [],
      lastSignIn: day(signIns.get(seat.id)),
      factors: factors.get(seat.user.id),
    }),
  );
}

type More = {
  whole: string;
  nowhere: string;
  sessions: SessionLine[];
  ownId: string;
  lastSignIn: string | null;
  factors: Factors | undefined;
};

function lineOf(
  { id, role, wholeUnion, user, turfs, disabledAt, invitation }: UserSeat,
  { whole, nowhere, sessions, ownId, lastSignIn, factors }: More,
): UserLine {
  const places = turfs.map(({ workplace, department }) =>
    department ? `${workplace.name} / ${department.name}` : workplace.name,
  );
  return {
    seatId: id,
    name: user.name,
    email: user.email,
    role,
    wholeUnion,
    turf: turfs.map(({ workplaceId, departmentId }) =>
      departmentId ? `${workplaceId}/${departmentId}` : workplaceId,
    ),
    places: wholeUnion ? whole : places.join(" · ") || nowhere,
    disabled: disabledAt !== null,
    invited: invitation !== null,
    own: user.id === ownId,
    sessions,
    lastSignIn,
    factor: factorWord(factors),
  };
}

function factorWord({ code, passkeys }: Factors = { code: false, passkeys: 0 }): UserLine["factor"] {
  if (code) return passkeys > 0 ? "both" : "app";
  return passkeys > 0 ? "passkey" : "none";
}
