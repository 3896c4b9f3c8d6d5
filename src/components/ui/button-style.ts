import { cva, type VariantProps } from "class-variance-authority";

export const buttonStyle = cva(
  [
    "inline-flex items-center justify-center gap-2 rounded-2 border-[1.5px] px-4 py-1 text-center font-label leading-head",
    "no-underline transition-colors duration-(--d-tap) select-none [&_svg]:size-5 [&_svg]:shrink-0",
    "aria-disabled:cursor-default aria-busy:cursor-progress print:hidden",
  ],
  {
    variants: {
      variant: {
        red: "border-merah bg-merah text-on-merah hover:border-merah-press hover:bg-merah-press active:border-merah-press active:bg-merah-press",
        ink: "border-ink bg-ink text-on-ink hover:border-ink-2 hover:bg-ink-2 active:bg-ink-2",
        outline: "border-rule-2 bg-sheet text-ink hover:border-ink hover:bg-sunk active:bg-sunk",
        bare: "border-transparent bg-transparent text-ink hover:bg-sunk active:bg-sunk",
      },
      size: {
        md: "min-h-tap",
        sm: "min-h-8.5 px-3 py-0.5 text-13 coarse:min-h-tap",
        thumb: "min-h-thumb text-16",
      },
      icon: { true: "px-0", false: "" },
    },
    compoundVariants: [
      { icon: true, size: "md", class: "w-tap" },
      { icon: true, size: "sm", class: "w-8.5 coarse:w-tap" },
      { icon: true, size: "thumb", class: "w-thumb" },
    ],
    defaultVariants: { variant: "outline", size: "md", icon: false },
  },
);

export type ButtonStyleProps = VariantProps<typeof buttonStyle>;
