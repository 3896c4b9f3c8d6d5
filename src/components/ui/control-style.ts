import { cva, type VariantProps } from "class-variance-authority";

/** iOS zooms into a field below 16 px. */
export const controlStyle = cva(
  [
    "w-full min-w-0 rounded-2 border-[1.5px] border-rule-2 bg-sheet px-3 text-16 text-ink hover:border-ink",
    "[&[readonly]]:bg-sunk disabled:border-dashed disabled:bg-sunk disabled:text-ink-3",
    "aria-invalid:border-2 aria-invalid:border-ink aria-invalid:bg-marker-soft",
  ],
  {
    variants: {
      size: {
        md: "min-h-12",
        sm: "min-h-9 px-2.5 fine:text-14 coarse:min-h-tap",
      },
      figure: { true: "fig text-28", false: "" },
    },
    defaultVariants: { size: "md", figure: false },
  },
);

export type ControlStyleProps = VariantProps<typeof controlStyle>;
