import { notFound } from "next/navigation";
import { AppError } from "@/lib/errors";
import { id } from "@/lib/ids";

/** For a page: what the query answers, or the page that says there is nothing here. */
export async function found<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AppError && (error.code === "NOT_FOUND" || error.code === "FORBIDDEN")) notFound();
    throw error;
  }
}

/** The id in the address, or the page that says there is nothing here. */
export function idFrom(text: string): string {
  const parsed = id.safeParse(text);
  return parsed.success ? parsed.data : notFound();
}
