import { House, MessageSquareText, Send, Smartphone, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { bottomBarStyle, bottomItemStyle, bottomLogStyle } from "@/components/layout/bottom-bar-style";
import { cn } from "@/components/ui/cn";
import type { GateProps } from "./gate-props";

export type GateTab = "people" | "outbox" | "phone";

type GateBarProps = Pick<GateProps, "phone"> & {
  tab: GateTab;
  onTab: (tab: GateTab) => void;
  onLog: () => void;
};

/** The bar of every other page, with what there is without signal. */
export function GateBar({ phone: { outbox, unreadable }, tab, onTab, onLog }: GateBarProps) {
  const t = useTranslations("phone.tabs");
  const words = useTranslations("phone.people");
  const unsent = outbox.filter(({ state }) => state !== "told").length + unreadable.length;
  const told = outbox.length + unreadable.length - unsent;
  const item = (key: GateTab, icon: ReactNode, count?: ReactNode) => (
    <button
      aria-current={tab === key ? "page" : undefined}
      className={bottomItemStyle}
      onClick={() => onTab(key)}
      type="button"
    >
      {icon}
      <span className={cn("max-w-full truncate", count && "font-head")}>
        {t(key)}
        {count}
      </span>
    </button>
  );
  return (
    <nav aria-label={t("label")} className={bottomBarStyle} data-slot="gate-bar">
      {item("people", <Users aria-hidden />)}
      {item(
        "outbox",
        <Send aria-hidden />,
        unsent + told > 0 ? (
          <>
            {unsent > 0 ? <span className="fig"> {unsent}</span> : null}
            {told > 0 ? <span> !</span> : null}
          </>
        ) : null,
      )}
      <button className={bottomLogStyle} onClick={onLog} type="button">
        <MessageSquareText aria-hidden />
        {words("log")}
      </button>
      {item("phone", <Smartphone aria-hidden />)}
      <a className={bottomItemStyle} href="/">
        <House aria-hidden />
        <span className="max-w-full truncate">{t("app")}</span>
      </a>
    </nav>
  );
}
