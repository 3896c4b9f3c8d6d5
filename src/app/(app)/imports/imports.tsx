import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { TemplateList } from "@/features/imports/components/columns/templates";
import { BatchList } from "@/features/imports/components/upload/batch-list";
import { DropZone } from "@/features/imports/components/upload/drop-zone";
import { PasteCells } from "@/features/imports/components/upload/paste-cells";
import { imports } from "@/features/imports/policy";
import { listBatches } from "@/features/imports/queries";
import { listTemplates } from "@/features/imports/templates.queries";
import { MessagesFor } from "@/i18n/messages-for";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

export async function Imports() {
  const ctx = await requireContext();
  const t = await getTranslations("import-steps");
  if (!can(ctx, imports.read))
    return (
      <>
        <PageHeader title={t("title")} />
        <p className="text-14 text-ink-2">{t("adminsOnly")}</p>
      </>
    );
  return (
    <div className="grid gap-6">
      <PageHeader className="mb-0" meta={t("meta")} title={t("title")} />
      <MessagesFor namespaces={["ui", "errors", "import-steps"]}>
        <DropZone />
        <PasteCells />
      </MessagesFor>
      <BatchList {...(await listBatches(ctx))} />
      <MessagesFor namespaces={["ui", "errors", "import-steps"]}>
        <TemplateList templates={await listTemplates(ctx)} />
      </MessagesFor>
    </div>
  );
}
