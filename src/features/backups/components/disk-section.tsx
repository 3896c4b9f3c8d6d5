import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { Notice } from "@/components/ui/states";
import type { Disk } from "@/lib/disk";
import { leastFree } from "@/lib/disk-space";
import { useBytes } from "./bytes";

const tones = {
  backups: "bg-ink",
  database: "bg-ink-2",
  other: "bg-ink-3",
  free: "border border-rule bg-sheet",
} as const;
type Part = keyof typeof tones;

type DiskSectionProps = { disk: Disk | null; databaseBytes: number };

/** What the disk of this machine holds. The database counts as here: where it is on another machine the bar is less exact. */
export function DiskSection({ disk, databaseBytes }: DiskSectionProps) {
  const t = useTranslations("system.disk");
  const bytes = useBytes();
  if (!disk) return null;
  const other = Math.max(0, disk.total - disk.free - disk.backups - databaseBytes);
  const parts: [Part, number][] = [
    ["backups", disk.backups],
    ["database", databaseBytes],
    ["other", other],
    ["free", disk.free],
  ];
  return (
    <Section end={<span className="text-12 text-ink-3">{bytes(disk.total)}</span>} title={t("title")}>
      <div aria-hidden="true" className="flex h-6 gap-px overflow-hidden rounded-1">
        {parts.map(([part, size]) => (
          <span className={`min-w-0.75 basis-0 ${tones[part]}`} key={part} style={{ flexGrow: size }} />
        ))}
      </div>
      <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-13">
        {parts.map(([part, size]) => (
          <li className="inline-flex items-center gap-1.5" key={part}>
            <span aria-hidden="true" className={`size-3 rounded-1 ${tones[part]}`} />
            {t(part)} <b className="font-label">{bytes(size)}</b>
          </li>
        ))}
      </ul>
      {disk.free < leastFree ? <Notice className="mt-3">{t("full")}</Notice> : null}
    </Section>
  );
}
