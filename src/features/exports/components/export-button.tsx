import { MessagesFor } from "@/i18n/messages-for";
import type { Role } from "@/lib/context";
import { newId } from "@/lib/ids";
import { withoutApproval } from "../limits";
import { ExportSheet, type ExportSheetProps } from "./export-sheet";

type ExportButtonProps = Omit<ExportSheetProps, "id" | "limit"> & { forRole: Role | "system" };

/** Wherever people's data can leave as a file; whether it may, the page asks. */
export function ExportButton({ forRole, ...sheet }: ExportButtonProps) {
  const limit = sheet.counts === "people" && forRole !== "system" ? withoutApproval[forRole] : null;
  return (
    <MessagesFor namespaces={["exports", "errors", "ui"]}>
      <ExportSheet {...sheet} id={newId()} limit={limit} />
    </MessagesFor>
  );
}
