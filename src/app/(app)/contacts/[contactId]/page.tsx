import { Suspense } from "react";
import { RowsSkeleton } from "@/components/ui/skeleton";
import { Person } from "./person";

type PageProps = {
  params: Promise<{ contactId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default function ContactPage(props: PageProps) {
  return (
    <Suspense fallback={<RowsSkeleton rows={6} />}>
      <Person {...props} />
    </Suspense>
  );
}
