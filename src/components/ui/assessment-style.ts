import { cva } from "class-variance-authority";

export type AssessmentLevel = 1 | 2 | 3 | 4 | 5;
/** `null` is "not yet assessed". */
export type Assessment = AssessmentLevel | null;

/** Without the hatch, which is added where the shape is known. */
export const assessmentFill = cva("border-[1.5px]", {
  variants: {
    level: {
      0: "border-dashed border-a0-edge bg-a0 text-a0-on",
      1: "border-a1-edge bg-a1 text-a1-on",
      2: "border-a2-edge bg-a2 text-a2-on",
      3: "border-a3-edge bg-a3 text-a3-on",
      4: "border-a4-edge bg-a4 text-a4-on",
      5: "border-a5-edge bg-a5 text-a5-on",
    },
    foot: { true: "", false: "" },
  },
  compoundVariants: [
    { level: 4, foot: true, class: "hatch-foot-4" },
    { level: 5, foot: true, class: "hatch-foot-5" },
  ],
});
