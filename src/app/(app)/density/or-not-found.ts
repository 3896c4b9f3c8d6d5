import { notFound } from "next/navigation";
import { AppError } from "@/lib/errors";

/** For `.catch()` in pages: what lies outside the turf is a page that does not exist. */
export function orNotFound(error: unknown): never {
  if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
  throw error;
}
