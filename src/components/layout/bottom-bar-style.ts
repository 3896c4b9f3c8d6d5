/** The bar below a phone's page; with signal and without it looks the same. */
export const bottomBarStyle =
  "fixed inset-x-0 bottom-0 z-30 flex h-[calc(var(--spacing-bar)+env(safe-area-inset-bottom))] border-t-2 border-ink bg-sheet pb-[env(safe-area-inset-bottom)] print:hidden projector:hidden short:static";

export const bottomItemStyle =
  "relative grid h-full min-w-0 flex-1 content-center justify-items-center gap-0.5 px-0.5 text-12 font-label text-ink-2 no-underline aria-[current=page]:text-ink aria-[current=page]:shadow-[inset_0_3px_0_var(--ink)] [&_svg]:size-5.5";

export const bottomLogStyle =
  "-mt-3.5 grid h-18 w-22 shrink-0 content-center justify-items-center gap-0.5 rounded-2 bg-merah text-12 font-label text-on-merah no-underline shadow-2 active:bg-merah-press [&_svg]:size-6.5";
