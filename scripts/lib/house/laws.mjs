import { dirname } from "node:path";
import { featureOf, isCode, isTest, source } from "./files.mjs";
import { circles } from "./graph.mjs";

const KINDS = "schema|policy|queries|mutations|actions|jobs";
const NAME = "[a-z0-9]+(?:-[a-z0-9]+)*";
const KIND_FILE = new RegExp(`/(?:${NAME}\\.)?(?:${KINDS})\\.ts$`);
const DOOR = new RegExp(`^src/features/[^/]+/(?:${NAME}\\.)?(?:${KINDS})\\.ts$|/components/`);
const FEATURE_FILE = new RegExp(`/(?:(?:${NAME}\\.)?(?:${KINDS})|${NAME}(?:\\.(?:client|worker))?)\\.ts$`);

/** Rooms of pure code that several features use: what stands at their top is their door. */
const PURE_ROOMS = /^src\/features\/matching\/[^/]+\.ts$/;

/** What a pure file may not reach at run time: the database, the file system, the process, the network, the request. */
const IMPURE =
  /^(?:node:)?(?:fs|net|http|https|child_process|worker_threads|process|os|cluster)(?:\/.*)?$|^(?:next|next-auth|pg|graphile-worker|server-only)(?:\/|$)|^src\/lib\/(?:db|session|queue|env|background|worker|uploads|password|auth|child-reader)\.ts$|^src\/generated\//;

/** Each law: what it says, and who breaks it. */
export function brokenLaws({ files, imports }) {
  const code = files.filter((path) => isCode(path) && !isTest(path));
  const features = code.filter((path) => featureOf(path) && !path.includes("/components/"));
  return {
    "no file is called rules.ts": code.filter((path) => path.endsWith("/rules.ts")),
    "a file of a feature is of a reserved kind or says what is in it": features.filter(
      (path) => !FEATURE_FILE.test(path) && !path.endsWith(".md"),
    ),
    "a file without a kind is pure": impure(features, imports),
    "a folder has three files at least": thinFolders(code),
    "files import each other in no circle, types counted": circlesOf(imports, (path) => path),
    "folders of a feature import each other in no circle": circlesOf(imports, roomOf),
    "features import each other in no circle": circlesOf(imports, featureOf),
    "a feature is entered by its door": besideTheDoor(imports),
    "app holds routes and the screens that they compose": code.filter(
      (path) =>
        path.startsWith("src/app/") && path.endsWith(".ts") && !/\/(?:route|manifest)\.ts$/.test(path),
    ),
    "stored data is parsed, never cast": code.filter((path) => source(path).includes("as unknown as")),
  };
}

function impure(features, imports) {
  const pure = new Set(
    features.filter(
      (path) => !KIND_FILE.test(path) && !path.endsWith(".client.ts") && !path.endsWith(".worker.ts"),
    ),
  );
  const reaching = imports.filter(({ from, to, type }) => pure.has(from) && !type && IMPURE.test(to));
  return [...new Set(reaching.map(({ from, to }) => `${from} → ${to}`))].sort();
}

function thinFolders(code) {
  const held = new Map();
  for (const path of code) {
    const folder = dirname(path);
    if (/^src\/(?:app|generated|i18n)(?:\/|$)|\/components(?:\/|$)|^src$/.test(folder)) continue;
    held.set(folder, (held.get(folder) ?? 0) + 1);
  }
  return [...held].filter(([, count]) => count < 3).map(([folder]) => folder);
}

/** A room is a folder of a feature; what stands at its top is one each: a door leads into rooms and rooms use its schema. */
function roomOf(path) {
  const feature = featureOf(path);
  if (!feature) return undefined;
  const folder = dirname(path);
  return folder === `src/features/${feature}` ? path : folder;
}

function circlesOf(imports, nameOf) {
  const edges = imports
    .filter(({ from, to }) => to.startsWith("src/") && !isTest(from))
    .map(({ from, to }) => [nameOf(from), nameOf(to)])
    .filter(([from, to]) => from && to);
  return circles(edges).map((circle) => circle.join(" ↔ "));
}

function besideTheDoor(imports) {
  const strangers = imports.filter(({ from, to }) => {
    const feature = featureOf(to);
    return feature && from.startsWith("src/") && featureOf(from) !== feature && !isTest(from);
  });
  const beside = strangers.filter(({ to }) => !DOOR.test(to) && !PURE_ROOMS.test(to));
  return beside.map(({ from, to }) => `${from} → ${to}`).sort();
}
