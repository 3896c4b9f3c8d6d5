import { cva, type VariantProps } from "class-variance-authority";

export const chipStyle = cva(
  [
    "inline-flex items-center justify-center gap-1.5 rounded-2 border-[1.5px] border-rule-2 bg-sheet text-14 font-label text-ink",
    "leading-head no-underline select-none transition-colors duration-(--d-tap) hover:border-ink",
    "[&_svg]:shrink-0",
  ],
  {
    variants: {
      size: {
        md: "min-h-tap min-w-tap px-3 py-1",
        sm: "min-h-8 min-w-8 px-2.5 py-0.5 text-13 coarse:min-h-tap coarse:min-w-tap",
      },
    },
    defaultVariants: { size: "md" },
  },
);

export type ChipStyleProps = VariantProps<typeof chipStyle>;
