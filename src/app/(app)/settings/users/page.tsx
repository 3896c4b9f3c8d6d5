import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { InviteForm } from "@/features/users/components/invite-form";
import { type UserLine, UserRow } from "@/features/users/components/user-row";
import { users as permissions } from "@/features/users/policy";
import { listUsers, type UserSeat } from "@/features/users/queries";
import { listWorkplaces } from "@/features/workplaces/queries";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

export const generateMetadata = async () => ({ title: (await getTranslations("settings.pages"))("users") });

export default async function UserSettingsPage() {
  const ctx = await requireContext();
  if (!can(ctx, permissions.read)) notFound();
  const [seats, workplaces, t] = await Promise.all([
    listUsers(ctx),
    listWorkplaces(ctx),
    getTranslations("users"),
  ]);
  const options = workplaces.map(({ id, name, departments }) => ({ id, name, departments }));
  const whole = t("reach.whole");
  const nowhere = t("list.nowhere");
  return (
    <div className="grid gap-8">
      <Section meta={t("list.count", { count: seats.length })} title={t("list.title")}>
        <ul>
          {seats.map((seat) => (
            <UserRow key={seat.id} user={lineOf(seat, { whole, nowhere })} workplaces={options} />
          ))}
        </ul>
      </Section>
      <Section meta={t("invite.meta")} title={t("invite.title")}>
        <InviteForm workplaces={options} />
      </Section>
    </div>
  );
}

function lineOf(
  { id, role, wholeUnion, user, turfs, disabledAt, invitation }: UserSeat,
  words: { whole: string; nowhere: string },
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
    places: wholeUnion ? words.whole : places.join(" · ") || words.nowhere,
    disabled: disabledAt !== null,
    invited: invitation !== null,
  };
}
