"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState, useTransition } from "react";
import { useRefusal } from "@/components/form/refusal";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { archiveIssueAction, renameIssueAction, reorderIssuesAction } from "../actions";

type Issue = { id: string; name: string; archived: boolean };

/** All ids in order, so that a row can change places with its neighbour. */
export function IssueRow({ issue, order }: { issue: Issue; order: string[] }) {
  const t = useTranslations("settings.issues");
  const [renamed, rename] = useActionState(renameIssueAction, null);
  const [, archive] = useActionState(archiveIssueAction, null);
  const { error, typed } = useRefusal(renamed);
  return (
    <li className="flex flex-wrap items-end gap-2 border-b border-rule py-2">
      <form
        noValidate
        action={rename}
        className="flex min-w-0 basis-full items-end gap-2 md:basis-56 md:grow"
      >
        <input name="issueId" type="hidden" value={issue.id} />
        <TextField
          className="flex-1"
          defaultValue={typed("name", issue.name)}
          error={error("name")}
          hideLabel
          label={t("name")}
          name="name"
          required
        />
        <SubmitButton variant="outline">{t("rename")}</SubmitButton>
      </form>
      {issue.archived ? null : <Movers id={issue.id} name={issue.name} order={order} />}
      <form noValidate action={archive}>
        <input name="issueId" type="hidden" value={issue.id} />
        <input name="archived" type="hidden" value={issue.archived ? "false" : "true"} />
        <SubmitButton variant="bare">{issue.archived ? t("restore") : t("archive")}</SubmitButton>
      </form>
    </li>
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
  return (
    <>
      <Button
        aria-label={t("up", { name })}
        busy={pending}
        disabled={at <= 0}
        icon
        onClick={() => swap(-1)}
        variant="bare"
      >
        <ArrowUp aria-hidden />
      </Button>
      <Button
        aria-label={t("down", { name })}
        busy={pending}
        disabled={at < 0 || at >= order.length - 1}
        icon
        onClick={() => swap(1)}
        variant="bare"
      >
        <ArrowDown aria-hidden />
      </Button>
    </>
  );
}
