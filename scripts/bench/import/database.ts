import pg from "pg";
import { migrate } from "../../../prisma/migrate.mjs";

const name = `bench_import_${process.pid}`;

export async function freshDatabase(admin: string, uploads: string): Promise<pg.Client> {
  const there = new pg.Client({ connectionString: admin });
  await there.connect();
  await there.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await there.query(`CREATE DATABASE ${name}`);
  await there.end();
  const url = new URL(admin);
  url.pathname = `/${name}`;
  await migrate({ connectionString: url.href });
  Object.assign(process.env, {
    NODE_ENV: "production",
    DATABASE_URL: url.href,
    DATABASE_OWNER_URL: url.href,
    DATABASE_ROLE: "serikat_app",
    NEXTAUTH_URL: "http://localhost:3000",
    NEXTAUTH_SECRET: "benchmark-secret-benchmark-secret-bench",
    FIELD_ENCRYPTION_KEY: "11".repeat(32),
    BLIND_INDEX_KEY: "22".repeat(32),
    FIRST_RUN_TOKEN: "benchmark-first-run-token",
    UPLOADS_DIR: uploads,
    LOG_LEVEL: "warn",
  });
  const owner = new pg.Client({ connectionString: url.href });
  await owner.connect();
  return owner;
}

export async function dropDatabase(admin: string): Promise<void> {
  const there = new pg.Client({ connectionString: admin });
  await there.connect();
  await there.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await there.end();
}
