import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { InviteForm } from "@/features/users/components/invite-form";
import type { UserLine } from "@/features/users/components/user-line";
import { UserRow } from "@/features/users/components/user-row";
import type { Factors } from "@/features/users/factors.queries";
import { users as permissions } from "@/features/users/policy";
import { listUsers, type UserSeat } from "@/features/users/queries";
import { factorsByUser } from "@/features/users/second-factor.queries";
import { type SessionLine, sessionsBySeat } from "@/features/users/session-list.queries";
import { listWorkplaces } from "@/features/workplaces/queries";
import { can } from "@/lib/policy";
import { requireSession } from "@/lib/session";

export const generateMetadata = async () => ({ title: (await getTranslations("settings.pages"))("users") });

export default async function UserSettingsPage() {
  const { ctx, user } = await requireSession();
  if (!can(ctx, permissions.read)) notFound();
  const [seats, sessions, workplaces, t] = await Promise.all([
    listUsers(ctx),
    sessionsBySeat(ctx),
    listWorkplaces(ctx),
    getTranslations("users"),
  ]);
  const factors = await factorsByUser(
    ctx,
    seats.map(({ user: { id } }) => id),
  );
  const options = workplaces.map(({ id, name, departments }) => ({ id, name, departments }));
  const whole = t("reach.whole");
  const nowhere = t("list.nowhere");
  const line = (seat: UserSeat) =>
    lineOf(seat, {
      ...{ whole, nowhere, ownId: user.id },
      sessions: sessions.get(seat.id) ?? [],
      factors: factors.get(seat.user.id),
    });
  return (
    <div className="grid gap-8">
      <Section meta={t("list.count", { count: seats.length })} title={t("list.title")}>
        <ul>
          {seats.map((seat) => (
            <UserRow key={seat.id} user={line(seat)} workplaces={options} />
          ))}
        </ul>
      </Section>
      <Section meta={t("invite.meta")} title={t("invite.title")}>
        <InviteForm workplaces={options} />
      </Section>
    </div>
  );
}

type More = {
  whole: string;
  nowhere: string;
  sessions: SessionLine[];
  ownId: string;
  factors: Factors | undefined;
};

function lineOf(
  { id, role, wholeUnion, user, turfs, disabledAt, invitation }: UserSeat,
  { whole, nowhere, sessions, ownId, factors }: More,
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
    factor: factorWord(factors),
  };
}

function factorWord({ code, passkeys }: Factors = { code: false, passkeys: 0 }): UserLine["factor"] {
  if (code) return passkeys > 0 ? "both" : "app";
  return passkeys > 0 ? "passkey" : "none";
}
