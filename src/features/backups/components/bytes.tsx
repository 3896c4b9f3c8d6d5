import { useFormatter } from "next-intl";

const steps = [
  { from: 1e9, unit: "gigabyte", digits: 1 },
  { from: 1e6, unit: "megabyte", digits: 0 },
  { from: 0, unit: "kilobyte", digits: 0 },
] as const;

/** A size in bytes as people read it: 6.4 GB. */
export function useBytes() {
  const format = useFormatter();
  return (bytes: number) => {
    const step = steps.find(({ from }) => bytes >= from) ?? steps[2];
    const value = bytes / Math.max(step.from, 1e3);
    return format.number(value, { style: "unit", unit: step.unit, maximumFractionDigits: step.digits });
  };
}
