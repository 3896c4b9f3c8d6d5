"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState, useTransition } from "react";
import { draftKey } from "@/components/form/draft-storage";
import { EditSheet } from "@/components/form/edit-sheet";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { archiveIssueAction, renameIssueAction, reorderIssuesAction } from "../actions";

type Issue = { id: string; name: string; archived: boolean; used: string };
type IssueRowProps = { issue: Issue; order: string[]; userId: string };

/** All ids in order, so that a row can change places with its neighbour. */
export function IssueRow({ issue, order, userId }: IssueRowProps) {
  const t = useTranslations("settings.issues");
  const { id, name, archived, used } = issue;
  return (
    <li className="flex items-center gap-1 border-b border-rule py-1">
      <span className="min-w-0 grow py-1">
        <span className="block font-label">{name}</span>
        <span className="block text-12 text-ink-3">{used}</span>
      </span>
      {archived ? null : <Movers id={id} name={name} order={order} />}
      {archived ? (
        <Archive issue={issue} />
      ) : (
        <EditSheet
          action={renameIssueAction}
          draftKey={draftKey(userId, "settings", "issue", id)}
          fields={({ error, typed }) => (
            <TextField
              autoComplete="off"
              defaultValue={typed("name", name)}
              error={error("name")}
              label={t("name")}
              maxLength={80}
              name="name"
              required
            />
          )}
          hidden={{ issueId: id }}
          more={() => <Archive issue={issue} />}
          saveLabel={t("rename")}
          title={name}
          trigger={{
            ...{ size: "sm", variant: "bare", children: t("edit") },
            "aria-label": t("editNamed", { name }),
          }}
        />
      )}
    </li>
  );
}

function Archive({ issue: { id, archived } }: Pick<IssueRowProps, "issue">) {
  const t = useTranslations("settings.issues");
  const [, archive] = useActionState(archiveIssueAction, null);
  return (
    <form noValidate action={archive}>
      <input name="issueId" type="hidden" value={id} />
      <input name="archived" type="hidden" value={archived ? "false" : "true"} />
      <SubmitButton size="sm">{archived ? t("restore") : t("archive")}</SubmitButton>
    </form>
  );
}

function Movers({ id, name, order }: { id: string; name: string; order: string[] }) {
  const t = useTranslations("settings.issues");
  const [pending, start] = useTransition();
  const at = order.indexOf(id);
  const swap = (by: -1 | 1) => {
    const issueIds = [...order];
    const [one, other] = [issueIds[at], issueIds[at + by]];
    if (one === undefined || other === undefined) return;
    issueIds[at] = other;
    issueIds[at + by] = one;
    start(async () => {
      await reorderIssuesAction({ issueIds });
    });
  };
  const move = (by: -1 | 1) => ({
    ...({ busy: pending, icon: true, size: "sm", variant: "bare" } as const),
    onClick: () => swap(by),
  });
  return (
    <>
      <Button {...move(-1)} aria-label={t("up", { name })} disabled={at <= 0}>
        <ArrowUp aria-hidden />
      </Button>
      <Button {...move(1)} aria-label={t("down", { name })} disabled={at < 0 || at >= order.length - 1}>
        <ArrowDown aria-hidden />
      </Button>
    </>
  );
}
