import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Tag } from "@/components/ui/marks";
import { newId } from "@/lib/ids";
import { createCategoryAction, updateCategoryAction } from "../actions";
import type { Category } from "../categories.queries";
import { type StepField, StepForm } from "./step-form";

const answers = ["votes", "counts", "pays"] as const;

/** The union's categories with their three answers, the ordinary one first. */
export function CategoryList({ categories }: { categories: readonly Category[] }) {
  const t = useTranslations("memberships.categories");
  const ordinary = useTranslations("memberships.membership")("ordinary");
  const id = newId();
  return (
    <div className="grid gap-4">
      <ul>
        <Row name={ordinary} of={{ votes: true, counts: true, pays: true, archived: false }} />
        {categories.map((category) => (
          <Changeable category={category} key={category.id} />
        ))}
      </ul>
      <StepForm
        action={createCategoryAction}
        fields={useFields(
          { name: "", votes: false, counts: false, pays: false, archived: false },
          { archivable: false },
        )}
        hidden={{ id }}
        key={id}
        save={t("save")}
        title={t("add")}
      />
    </div>
  );
}

function Changeable({ category }: { category: Category }) {
  const t = useTranslations("memberships.categories");
  return (
    <Row name={category.name} of={category}>
      <StepForm
        action={updateCategoryAction}
        fields={useFields(category, { archivable: true })}
        hidden={{ categoryId: category.id }}
        save={t("save")}
        title={t("change")}
      />
    </Row>
  );
}

type Answers = Pick<Category, (typeof answers)[number] | "archived">;

function Row({ name, of, children }: { name: string; of: Answers; children?: ReactNode }) {
  const t = useTranslations("memberships.categories");
  return (
    <li className="grid gap-2 border-b border-rule py-3">
      <p className="flex flex-wrap items-center gap-2">
        <span className="text-14 font-strong">{name}</span>
        {of.archived ? <Tag>{t("archived")}</Tag> : null}
        {answers.map((answer) => (
          <Tag key={answer}>{t(`${answer}.${of[answer] ? "yes" : "no"}`)}</Tag>
        ))}
      </p>
      {children}
    </li>
  );
}

function useFields(of: Answers & { name: string }, { archivable }: { archivable: boolean }): StepField[] {
  const t = useTranslations("memberships.categories");
  const yes = (name: (typeof answers)[number] | "archived", label: string): StepField => ({
    ...{ name, kind: "yes", label, start: of[name] ? "on" : "" },
  });
  return [
    { name: "name", kind: "text", label: t("name"), start: of.name },
    ...answers.map((answer) => yes(answer, t(`${answer}.ask`))),
    ...(archivable ? [yes("archived", t("archive"))] : []),
  ];
}
