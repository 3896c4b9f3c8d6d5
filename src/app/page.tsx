import { redirect } from "next/navigation";
import { density } from "@/features/density/policy";
import { followUps } from "@/features/follow-ups/policy";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

export default async function HomePage() {
  const ctx = await requireContext();
  redirect(can(ctx, followUps.read) || !can(ctx, density.read) ? "/follow-ups" : "/density");
}
