import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ["12", "13", "14", "16", "18", "22", "28", "40", "64", "120"],
      font: ["ui", "poster"],
      "font-weight": ["read", "label", "strong", "head"],
      leading: ["figure", "tight", "head", "ui", "read"],
      tracking: ["head"],
      radius: ["1", "2", "3", "full"],
      shadow: ["1", "2", "3"],
      spacing: ["tap", "thumb", "row", "nav", "bar"],
    },
    classGroups: {
      // These bring a family and line height that a later class may change.
      "font-family": ["fig", "poster"],
    },
  },
});

/** Joins classes; of two Tailwind classes for the same property the later one stays. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
