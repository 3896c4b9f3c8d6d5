import "server-only";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "@/lib/db";
import { AppError } from "@/lib/errors";

const quarterHour = 15 * 60;
const hour = 60 * 60;

/** Refuses when there were too many within a quarter of an hour. */
export async function slowDown(kind: string, key: string, tries: number): Promise<void> {
  try {
    await limiter(kind, { points: tries, duration: quarterHour }).consume(key);
  } catch (error) {
    if (error instanceof RateLimiterRes) throw new AppError("TOO_MANY_TRIES");
    throw error;
  }
}

/** Counts one more, and returns how many there were within the hour. */
export async function countInHour(kind: string, key: string): Promise<number> {
  return (await limiter(kind, { points: 1, duration: hour }).penalty(key)).consumedPoints;
}

/** In the database, so that several processes count together. */
function limiter(keyPrefix: string, { points, duration }: { points: number; duration: number }) {
  return new RateLimiterPostgres({
    storeClient: pool(),
    storeType: "pool",
    tableName: "rate_limit",
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix,
    points,
    duration,
  });
}
