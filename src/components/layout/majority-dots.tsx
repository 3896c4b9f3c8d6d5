import { cn } from "@/components/ui/cn";

const hundred = Array.from({ length: 100 }, (_, at) => at);

export function MajorityDots({ className }: { className?: string }) {
  return (
    <div aria-hidden="true" className={cn("grid grid-cols-10 gap-3", className)}>
      {hundred.map((at) => (
        <span
          className={cn(
            "aspect-square rounded-full border-2 border-on-merah/55",
            at >= 50 && "border-on-merah bg-on-merah",
            at === 40 && "border-(--one-more) bg-(--one-more)",
          )}
          key={at}
        />
      ))}
    </div>
  );
}
