import { describe, expect, it } from "vitest";
import { filesBelow, isCode, isTest, linesThat } from "../support/source-files";

// SQL that could move to another database of the same kind, piece by piece. What holds is held at 0; what does not yet is counted, and the
// count only falls: whoever mends some lowers it.
const code = filesBelow("src").filter((path) => isCode(path) && !isTest(path));
// The migrations before these stay as they were released.
const migrations = filesBelow("prisma/migrations").filter((path) => /\/00(2[2-9]|[3-9]\d)/.test(path));
const outsideMigrations = code;
const everywhere = [...code, ...migrations];

type Rule = { says: string; pattern: RegExp; paths: string[]; allowed: number; why: string };

const rules: Rule[] = [
  {
    says: "identity is set by one statement of lib/db",
    pattern: /set_config\('app\.(union_id|user_id|role|whole|email|secret_hash)/,
    paths: outsideMigrations.filter((path) => path !== "src/lib/db.ts"),
    allowed: 16,
    why: "signing in, invitations and branches take on a second identity in a transaction that is open already",
  },
  {
    says: "functions of new migrations set identity by SET LOCAL",
    pattern: /set_config\(/,
    paths: migrations,
    allowed: 0,
    why: "",
  },
  {
    says: "statements hand nothing on through settings",
    pattern: /app\.(kept|known)'/,
    paths: everywhere,
    allowed: 4,
    why: "a logged conversation: its statements go out in one packet, and the next asks whether the first wrote",
  },
  {
    says: "each table is compared with the union's parameter",
    pattern: /union_id = \w+\.union_id/,
    paths: outsideMigrations,
    allowed: 260,
    why: "joins written before the rule; none in density",
  },
  {
    says: "density compares each table with the union's parameter",
    pattern: /union_id = \w+\.union_id|USING \(union_id/,
    paths: outsideMigrations.filter((path) => path.startsWith("src/features/density/")),
    allowed: 0,
    why: "",
  },
  {
    says: "a CASE asks conditions, not one value",
    pattern: /\bCASE [a-z_.]+(::[a-z_]+)? WHEN\b/,
    paths: everywhere,
    allowed: 0,
    why: "",
  },
  {
    says: "time is a parameter",
    pattern: /\bnow\(\)/,
    paths: outsideMigrations,
    allowed: 110,
    why: "written before the rule: leases, versions and erasures ask the database's clock",
  },
  {
    says: "a cast of stored JSON is no day within a CASE",
    pattern: /CASE .*->> '\w+'\)::(date|timestamptz)/,
    paths: everywhere,
    allowed: 0,
    why: "",
  },
  {
    says: "no table of a union is filled by COPY",
    pattern: /COPY (?!pg_temp)[a-z"]/,
    paths: outsideMigrations,
    allowed: 0,
    why: "",
  },
];

describe("SQL that can move", () => {
  it.each(rules)("$says", ({ pattern, paths, allowed, why }) => {
    const found = linesThat(paths, pattern);
    expect(found.length, [why, ...found].join("\n")).toBeLessThanOrEqual(allowed);
  });

  it("gives each exception its reason", () => {
    expect(rules.filter(({ allowed, why }) => allowed > 0 !== why.length > 0)).toEqual([]);
  });
});
