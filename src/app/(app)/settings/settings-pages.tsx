import { audits } from "@/features/audit/policy";
import { system } from "@/features/backups/policy";
import { devices } from "@/features/devices/policy";
import { exports } from "@/features/exports/policy";
import { issues } from "@/features/issues/policy";
import { memberships } from "@/features/memberships/policy";
import { privacy } from "@/features/privacy/policy";
import { templates } from "@/features/templates/policy";
import { thresholds } from "@/features/thresholds/policy";
import { unions } from "@/features/unions/policy";
import { users } from "@/features/users/policy";
import type { Context } from "@/lib/context";
import { can } from "@/lib/policy";

const groups = [
  {
    key: "own",
    pages: [
      { key: "mine", href: "/settings/account", needs: users.self },
      { key: "phone", href: "/settings/phone", needs: devices.keep },
    ],
  },
  {
    key: "union",
    pages: [
      { key: "union", href: "/settings/union", needs: unions.change },
      { key: "users", href: "/settings/users", needs: users.read },
      { key: "issues", href: "/settings/issues", needs: issues.edit },
      { key: "categories", href: "/settings/categories", needs: memberships.edit },
      { key: "words", href: "/settings/words", needs: templates.edit },
      { key: "thresholds", href: "/settings/thresholds", needs: thresholds.edit },
    ],
  },
  {
    key: "safety",
    pages: [
      { key: "exports", href: "/settings/exports", needs: exports.ask },
      { key: "audit", href: "/settings/audit", needs: audits.read },
      { key: "retention", href: "/settings/retention", needs: privacy.retain },
      { key: "system", href: "/settings/system", needs: system.read },
    ],
  },
] as const;

/** What the role may open, in groups; none is empty. */
export function settingsGroups(ctx: Context) {
  return groups
    .map(({ key, pages }) => ({ key, pages: pages.filter(({ needs }) => can(ctx, needs)) }))
    .filter(({ pages }) => pages.length > 0);
}
