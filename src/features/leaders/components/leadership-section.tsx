import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { v7 } from "uuid";
import { Section } from "@/components/ui/section";
import type { Context } from "@/lib/context";
import { can } from "@/lib/policy";
import { leaders } from "../policy";
import { type ContactLeadership, leadershipOf } from "../queries";
import { EndForm } from "./end-form";
import { FollowForm } from "./follow-form";
import { MarkForm } from "./mark-form";

/** Who moves a contact, and whom the contact moves. Never on paper. */
export async function LeadershipSection({ ctx, contactId }: { ctx: Context; contactId: string }) {
  if (!can(ctx, leaders.readFollowing)) return null;
  const [t, leadership] = await Promise.all([getTranslations("leaders"), leadershipOf(ctx, contactId)]);
  const { marks, follows, couldFollow } = leadership;
  return (
    <Section className="print:hidden" title={t("contact.title")}>
      <div className="grid gap-3 text-13">
        {marks.map(({ id, kind, evidence, by }) => (
          <div className="grid gap-1" key={id}>
            <p>
              <b className="font-strong">{t(`kinds.${kind}`)}</b>: {evidence}
            </p>
            <p className="text-ink-3">{by ? t("contact.by", { name: by }) : null}</p>
            <EndForm leaderId={id} words={t("contact.end", { kind: t(`kinds.${kind}`) })} />
          </div>
        ))}
        <Followers leadership={leadership} />
        <p>
          {follows
            ? t.rich("contact.follows", {
                name: follows.name,
                link: (words) => <Link href={`/contacts/${follows.id}`}>{words}</Link>,
              })
            : t("contact.followsNobody")}
        </p>
        {couldFollow.length > 0 || follows ? (
          <FollowForm
            contactId={contactId}
            follows={follows?.id ?? ""}
            id={v7()}
            leaders={withPresent(couldFollow, follows)}
          />
        ) : null}
        <MarkForm contactId={contactId} id={v7()} marked={marks.map(({ kind }) => kind)} />
      </div>
    </Section>
  );
}

/** The present leader may work elsewhere by now. */
const withPresent = (all: ContactLeadership["couldFollow"], present: ContactLeadership["follows"]) =>
  present && !all.some(({ id }) => id === present.id) ? [present, ...all] : all;

async function Followers({ leadership: { marks, followers, following } }: { leadership: ContactLeadership }) {
  const t = await getTranslations("leaders.contact");
  if (marks.length === 0 && followers === 0) return null;
  return (
    <details>
      <summary className="flex min-h-tap w-fit cursor-pointer items-center underline underline-offset-2">
        {t("followers", { count: followers })}
      </summary>
      <ul className="grid gap-1">
        {following.map(({ id, name }) => (
          <li key={id}>
            <Link
              className="coarse:inline-flex coarse:min-h-tap coarse:items-center"
              href={`/contacts/${id}`}
              prefetch={false}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
