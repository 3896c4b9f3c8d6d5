import { hash } from "@node-rs/argon2";
import type pg from "pg";
import { defaultThresholds } from "@/features/thresholds/vocabulary.schema";
import { newId } from "@/lib/ids";

export const password = "empat kata yang panjang";
export const emails = {
  admin: "admin@bench.example.org",
  coordinator: "coordinator@bench.example.org",
  organiser: "organiser@bench.example.org",
};

export type Account = { userId: string; seatId: string; email: string };
export type Accounts = { admin: Account; coordinator: Account; organiser: Account; others: Account[] };

/** The union, its words, and who signs in: one of each role that has a turf of its own size, and organisers who log. */
export async function addAccounts(owner: pg.Client, unionId: string): Promise<Accounts> {
  await owner.query(`INSERT INTO "union" (id, name, locale) VALUES ($1, 'Serikat Pekerja Bench', 'id')`, [
    unionId,
  ]);
  for (const { name, rule, value, source, headline } of defaultThresholds("id"))
    await owner.query(
      "INSERT INTO threshold (union_id, id, name, rule, value, source, headline) VALUES ($1, $2, $3, $4::threshold_rule, $5, $6, $7)",
      [unionId, newId(), name, rule, value, source, headline],
    );
  const passwordHash = await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const add = (email: string, role: string) => addAccount(owner, { unionId, email, role, passwordHash });
  const others: Account[] = [];
  for (let at = 1; at <= 100; at += 1)
    others.push(await add(`organiser${at}@bench.example.org`, "organiser"));
  return {
    admin: await add(emails.admin, "admin"),
    coordinator: await add(emails.coordinator, "coordinator"),
    organiser: await add(emails.organiser, "organiser"),
    others,
  };
}

type New = { unionId: string; email: string; role: string; passwordHash: string };

async function addAccount(owner: pg.Client, { unionId, email, role, passwordHash }: New): Promise<Account> {
  const [userId, seatId] = [newId(), newId()];
  const name = email.split("@")[0];
  await owner.query(`INSERT INTO "user" (id, email, name, password_hash) VALUES ($1, $2, $3, $4)`, [
    ...[userId, email, name, passwordHash],
  ]);
  await owner.query(
    "INSERT INTO seat (union_id, id, user_id, role, whole_union) VALUES ($1, $2, $3, $4::role, $4 = 'admin')",
    [unionId, seatId, userId, role],
  );
  return { userId, seatId, email };
}
