import { notFound } from "next/navigation";
import { AppError } from "./errors";
import { id } from "./ids";

/** What the query returns, or the not-found page. */
export async function found<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AppError && (error.code === "NOT_FOUND" || error.code === "FORBIDDEN")) notFound();
    throw error;
  }
}

export function idFrom(text: string): string {
  const parsed = id.safeParse(text);
  return parsed.success ? parsed.data : notFound();
}

/** For `.catch()` in pages: what lies outside the turf is a page that does not exist. */
export function orNotFound(error: unknown): never {
  if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
  throw error;
}
