import { auditNights } from "@/features/audit/jobs";
import { backupJobs, backupNights } from "@/features/backups/jobs";
import { consentJobs, consentNights } from "@/features/consents/jobs";
import { densityNights } from "@/features/density/jobs";
import { duplicateJobs, duplicateNights } from "@/features/duplicates/jobs";
import { importFailures, importJobs } from "@/features/imports/jobs";
import { retentionJobs, retentionNights } from "@/features/imports/retention.jobs";
import { privacyNights } from "@/features/privacy/jobs";
import { userNights } from "@/features/users/jobs";
import { workplaceNights } from "@/features/workplaces/jobs";

/** All that a job worker does, in the web process or alone. */
export const jobs = { ...importJobs, ...retentionJobs, ...duplicateJobs, ...backupJobs, ...consentJobs };
export const nights = {
  ...duplicateNights,
  ...consentNights,
  ...densityNights,
  ...retentionNights,
  ...auditNights,
  ...backupNights,
  ...privacyNights,
  ...userNights,
  ...workplaceNights,
};
export const failures = importFailures;
