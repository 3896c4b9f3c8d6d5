import { A, AC, ACO, ACOD, all } from "./expected";
import type { Ids, Relation, Role } from "./scene";

export type Page = {
  may: readonly Role[];
  /** Whose rows its address can name; without them it shows the user's own reach. */
  reach: "turf" | "union" | "self";
  path: (ids: Ids) => string;
  /** Stands on it for those who may, and for nobody else. */
  shows?: string;
};

const contact: Pick<Page, "may" | "reach" | "shows"> = { may: ACO, reach: "turf", shows: "Kanari Sini" };

/** By the route of the build. Pages of visitors show the same to everybody. */
export const pages: Record<string, Page> = {
  "/": { may: all, reach: "self", path: () => "/" },
  "/follow-ups": { may: ACOD, reach: "self", path: () => "/follow-ups?tab=all" },
  "/contacts": { may: ACOD, reach: "self", path: () => "/contacts", shows: "Kanari Sini" },
  "/contacts/new": { may: ACO, reach: "self", path: () => "/contacts/new", shows: 'name="nickname"' },
  "/contacts/[contactId]": { ...contact, may: ACOD, path: (ids) => `/contacts/${ids.contact}` },
  "/contacts/[contactId]/edit": { ...contact, path: (ids) => `/contacts/${ids.contact}/edit` },
  "/contacts/[contactId]/job": { ...contact, path: (ids) => `/contacts/${ids.contact}/job` },
  "/contacts/[contactId]/membership": { ...contact, path: (ids) => `/contacts/${ids.contact}/membership` },
  "/contacts/[contactId]/consent": {
    ...{ ...contact, shows: 'name="recordId"' },
    path: (ids) => `/contacts/${ids.contact}/consent`,
  },
  "/contacts/[contactId]/privacy": {
    ...{ ...contact, may: A },
    path: (ids) => `/contacts/${ids.contact}/privacy`,
  },
  "/contacts/[contactId]/changes": { ...contact, path: (ids) => `/contacts/${ids.contact}/changes` },
  "/log": { may: ACOD, reach: "self", path: () => "/log", shows: "Kanari Sini" },
  "/week": { may: AC, reach: "self", path: () => "/week", shows: "Pabrik Sini" },
  "/contacts/duplicates": { may: AC, reach: "self", path: () => "/contacts/duplicates" },
  "/contacts/duplicates/merges": { may: AC, reach: "self", path: () => "/contacts/duplicates/merges" },
  "/contacts/duplicates/[one]/[other]": {
    ...{ may: AC, reach: "turf", shows: "Kanari Sini" },
    path: (ids) => `/contacts/duplicates/${ids.contact2}/${ids.contact3}`,
  },
  "/campaigns": { may: all, reach: "self", path: () => "/campaigns", shows: "Papan Sini" },
  "/campaigns/new": { may: AC, reach: "self", path: () => "/campaigns/new", shows: 'name="startsOn"' },
  "/campaigns/[campaignId]": {
    ...{ may: all, reach: "turf", shows: "Papan Sini" },
    path: (ids) => `/campaigns/${ids.campaign}`,
  },
  "/campaigns/[campaignId]/edit": {
    ...{ may: AC, reach: "turf", shows: "Papan Sini" },
    path: (ids) => `/campaigns/${ids.campaign}/edit`,
  },
  "/activities": { may: all, reach: "self", path: () => "/activities", shows: "Uji Sini" },
  "/activities/new": { may: ACO, reach: "self", path: () => "/activities/new", shows: 'name="heldOn"' },
  "/activities/[activityId]": {
    ...{ may: all, reach: "turf", shows: "Uji Sini" },
    path: (ids) => `/activities/${ids.activity}`,
  },
  "/activities/[activityId]/edit": {
    ...{ may: ACO, reach: "turf", shows: "Uji Sini" },
    path: (ids) => `/activities/${ids.activity}/edit`,
  },
  "/activities/[activityId]/tick": {
    ...{ may: ACOD, reach: "turf", shows: "Uji Sini" },
    path: (ids) => `/activities/${ids.activity}/tick`,
  },
  "/activities/[activityId]/people": {
    ...{ may: ACO, reach: "turf", shows: "Uji Sini" },
    path: (ids) => `/activities/${ids.activity}/people?group=tookPart`,
  },
  "/tasks": { may: ACOD, reach: "self", path: () => "/tasks?whose=turf" },
  "/workplaces": { may: all, reach: "self", path: () => "/workplaces", shows: "Pabrik Sini" },
  "/workplaces/[workplaceId]": {
    ...{ may: all, reach: "turf", shows: "Pabrik Sini" },
    path: (ids) => `/workplaces/${ids.workplace}`,
  },
  "/employers": { may: all, reach: "self", path: () => "/employers", shows: "PT Plant" },
  "/employers/[employerId]": {
    ...{ may: all, reach: "turf", shows: "Pabrik Sini" },
    path: (ids) => `/employers/${ids.employer}`,
  },
  "/employers/[employerId]/edit": {
    ...{ may: AC, reach: "turf", shows: 'name="oshubId"' },
    path: (ids) => `/employers/${ids.employer}/edit`,
  },
  "/employers/merges": { may: AC, reach: "self", path: () => "/employers/merges" },
  "/employers/minimum-wages": {
    ...{ may: [...ACO, "observer"], reach: "self", shows: "Kota Tangerang" },
    path: () => "/employers/minimum-wages",
  },
  "/workplaces/[workplaceId]/conditions": {
    ...{ may: [...ACO, "observer"], reach: "turf", shows: "Pabrik Sini" },
    path: (ids) => `/workplaces/${ids.workplace}/conditions`,
  },
  "/workplaces/[workplaceId]/leaders": {
    ...{ may: ACO, reach: "turf", shows: "Pabrik Sini" },
    path: (ids) => `/workplaces/${ids.workplace}/leaders`,
  },
  "/density": { may: [...ACO, "observer"], reach: "self", path: () => "/density", shows: "Pabrik Sini" },
  "/paper": { may: ACO, reach: "self", path: () => "/paper", shows: "Pabrik Sini" },
  "/paper/new": { may: ACO, reach: "self", path: () => "/paper/new", shows: "Pabrik Sini" },
  "/paper/[paperListId]": {
    ...{ may: ACO, reach: "turf", shows: "Pabrik Sini" },
    path: (ids) => `/paper/${ids.paperList}`,
  },
  "/paper/[paperListId]/keying": {
    ...{ may: ACO, reach: "turf", shows: "Pabrik Sini" },
    path: (ids) => `/paper/${ids.paperList}/keying`,
  },
  "/imports": { may: A, reach: "self", path: () => "/imports", shows: "list.csv" },
  "/imports/[batchId]": {
    ...{ may: A, reach: "union", shows: "list.csv" },
    path: (ids) => `/imports/${ids.batch}`,
  },
  "/imports/[batchId]/rows": { may: A, reach: "union", path: (ids) => `/imports/${ids.batch}/rows` },
  "/imports/[batchId]/people": { may: A, reach: "union", path: (ids) => `/imports/${ids.batch}/people` },
  "/more": { may: all, reach: "self", path: () => "/more" },
  "/settings": { may: all, reach: "self", path: () => "/settings" },
  "/settings/account": { may: all, reach: "self", path: () => "/settings/account", shows: 'type="password"' },
  "/settings/audit": { may: A, reach: "self", path: () => "/settings/audit", shows: 'name="from"' },
  "/settings/exports": { may: ACO, reach: "self", path: () => "/settings/exports" },
  "/settings/retention": {
    ...{ may: A, reach: "self", shows: 'name="months"' },
    path: () => "/settings/retention",
  },
  "/cards/[code]": { ...contact, path: (ids) => `/cards/${ids.card}` },
  "/memberships/cards": {
    may: AC,
    reach: "turf",
    path: (ids) => `/memberships/cards?workplace=${ids.workplace}`,
    shows: "Pabrik Sini",
  },
  "/memberships/authorities": {
    ...{ may: AC, reach: "union" },
    path: (ids) => `/memberships/authorities?employer=${ids.employer}`,
  },
  "/memberships/letters/[packetId]": {
    ...{ may: AC, reach: "union", shows: "KEP.187" },
    path: (ids) => `/memberships/letters/${ids.packet}`,
  },
  "/settings/categories": { may: A, reach: "self", path: () => "/settings/categories", shows: "Associate" },
  "/settings/issues": { may: A, reach: "self", path: () => "/settings/issues", shows: "Overtime" },
  "/settings/phone": { may: ACOD, reach: "self", path: () => "/settings/phone" },
  "/settings/system": { may: A, reach: "self", path: () => "/settings/system", shows: "PostgreSQL" },
  "/settings/thresholds": {
    may: A,
    reach: "self",
    path: () => "/settings/thresholds",
    shows: 'name="amount"',
  },
  "/settings/union": { may: A, reach: "self", path: () => "/settings/union", shows: 'name="timeZone"' },
  "/settings/users": {
    ...{ may: A, reach: "self", shows: "observer@matrix.example.org" },
    path: () => "/settings/users",
  },
  "/settings/words": { may: A, reach: "self", path: () => "/settings/words", shows: "Kenalan" },
  "/phone": { may: all, reach: "self", path: () => "/phone" },
  // A file was asked for before, and is fetched by who asked: nobody here did.
  "/api/audit/export": { may: [], reach: "union", path: (ids) => `/api/audit/export?request=${ids.batch}` },
  "/api/contacts/export": {
    ...{ may: [], reach: "union", shows: "Kanari" },
    path: (ids) => `/api/contacts/export?request=${ids.batch}`,
  },
  "/api/union/export": { may: [], reach: "union", path: (ids) => `/api/union/export?request=${ids.batch}` },
  "/api/memberships/verification": {
    ...{ may: [], reach: "union", shows: "Kanari" },
    path: (ids) => `/api/memberships/verification?request=${ids.batch}`,
  },
  "/api/imports/rows": {
    ...{ may: [], reach: "union", shows: "Siti" },
    path: (ids) => `/api/imports/rows?request=${ids.batch}`,
  },
  "/api/imports/[batchId]/progress": {
    ...{ may: A, reach: "union", shows: "state" },
    path: (ids) => `/api/imports/${ids.batch}/progress`,
  },
};

/** Without a session on purpose, or a POST that tests/e2e/access and tests/integration/devices try. */
export const open: readonly string[] = [
  ...[
    "/sign-in",
    "/first-run",
    "/choose-union",
    "/second-factor",
    "/second-step",
    "/invitation/[token]",
    "/reset/[token]",
  ],
  ...[
    "/api/auth/[...nextauth]",
    "/api/health/live",
    "/api/health/ready",
    "/api/metrics",
    "/manifest.webmanifest",
    "/sw.js",
  ],
  ...["/api/imports", "/api/phone/device", "/api/phone/list", "/api/phone/outbox"],
];

export const relationsOfPage = ({ reach }: Page): readonly Relation[] => {
  if (reach === "turf") return ["own", "otherTurf", "otherUnion", "nobody"];
  return reach === "union" ? ["own", "otherUnion", "nobody"] : ["own"];
};
