import "server-only";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "@/lib/db";
import { AppError } from "@/lib/errors";

const quarterHour = 15 * 60;

/** Refuses when there were too many within a quarter of an hour. */
export async function slowDown(kind: string, key: string, tries: number): Promise<void> {
  try {
    await limiter(kind, tries).consume(key);
  } catch (error) {
    if (error instanceof RateLimiterRes) throw new AppError("TOO_MANY_TRIES");
    throw error;
  }
}

/** In the database, so that several processes count together. */
function limiter(keyPrefix: string, points: number): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: pool(),
    storeType: "pool",
    tableName: "rate_limit",
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix,
    points,
    duration: quarterHour,
  });
}
