import Link from "next/link";
import { NavLink } from "./nav-link";
import type { Place, Places } from "./places";

const placeStyle =
  "relative grid h-full min-w-0 flex-1 content-center justify-items-center gap-0.5 px-0.5 text-12 font-label text-ink-2 no-underline aria-[current=page]:text-ink aria-[current=page]:shadow-[inset_0_3px_0_var(--ink)] [&_svg]:size-5.5";

type BottomBarProps = Pick<Places, "logTalk"> & { places: readonly Place[]; label: string };

/** The thumb's four places around the one red act. */
export function BottomBar({ places, logTalk, label }: BottomBarProps) {
  const half = Math.ceil(places.length / 2);
  return (
    <nav
      aria-label={label}
      className="fixed inset-x-0 bottom-0 z-30 flex h-[calc(var(--spacing-bar)+env(safe-area-inset-bottom))] border-t-2 border-ink bg-sheet pb-[env(safe-area-inset-bottom)] lg:hidden print:hidden"
      data-slot="bottom-bar"
    >
      {places.slice(0, half).map((place) => (
        <ThumbPlace key={place.href} place={place} />
      ))}
      {logTalk ? <LogTalk {...logTalk} /> : null}
      {places.slice(half).map((place) => (
        <ThumbPlace key={place.href} place={place} />
      ))}
    </nav>
  );
}

function ThumbPlace({ place }: { place: Place }) {
  return (
    <NavLink className={placeStyle} href={place.href}>
      {place.icon}
      <span className="max-w-full truncate">{place.label}</span>
    </NavLink>
  );
}

function LogTalk({ href, icon, label }: NonNullable<Places["logTalk"]>) {
  return (
    <Link
      className="-mt-3.5 grid h-18 w-22 shrink-0 content-center justify-items-center gap-0.5 rounded-2 bg-merah text-12 font-label text-on-merah no-underline shadow-2 active:bg-merah-press [&_svg]:size-6.5"
      href={href}
    >
      {icon}
      <span className="max-w-full truncate">{label}</span>
    </Link>
  );
}
