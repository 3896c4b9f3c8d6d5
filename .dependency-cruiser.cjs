const core = "^src/features/.+[/.](queries|mutations|policy|schema)\\.ts$";
const database = "^src/(lib/db\\.ts|generated/)";
const runtime = { dependencyTypesNot: ["type-only"] };

/** What may import what. The comment is what a person who breaks a rule is told. Circles and doors: `npm run house`. */
module.exports = {
  forbidden: [
    {
      name: "app-is-the-top",
      comment: "Only app/ imports app/.",
      severity: "error",
      from: { pathNot: "^src/app/" },
      to: { path: "^src/app/" },
    },
    {
      name: "lib-is-the-bottom",
      comment: "lib/ knows no feature and no component.",
      severity: "error",
      from: { path: "^src/lib/" },
      to: { path: "^src/(features|components|i18n)/" },
    },
    {
      name: "components-know-no-feature",
      comment: "Could it ship in another product?",
      severity: "error",
      from: { path: "^src/components/" },
      to: { path: "^src/(features|app)/" },
    },
    {
      name: "database-behind-features",
      comment: "Only queries, mutations, jobs and lib touch the database.",
      severity: "error",
      from: {
        path: "^src/",
        pathNot: [
          "^src/lib/",
          "^src/features/.+[/.](queries|mutations|jobs)\\.ts$",
          "^src/(admin|worker)\\.ts$",
          "^src/generated/",
        ],
      },
      to: { path: database, ...runtime },
    },
    {
      name: "prisma-behind-lib",
      comment: "Runtime Prisma comes from lib/; types from anywhere.",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/lib/", "^src/generated/"] },
      to: { path: "^src/generated/|node_modules/@prisma", ...runtime },
    },
    {
      name: "core-reads-no-request",
      comment: "Queries, mutations, policy and schema read no cookie and redirect nobody.",
      severity: "error",
      from: { path: core },
      to: { path: "node_modules/next/(headers|navigation|cache)|^src/lib/session\\.ts$" },
    },
    {
      name: "spreadsheets-have-a-door",
      comment:
        "Files are read through lib/spreadsheets/read; beside it only what a cell, a refusal and a limit are.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/lib/spreadsheets/" },
      to: {
        path: "^src/lib/spreadsheets/",
        pathNot:
          "^src/lib/spreadsheets/(read|cell|refusal|limits|scan-limit|formula-guard|serial-date|text-options)[.]ts$",
      },
    },
    {
      name: "spreadsheets-know-only-cells",
      comment: "lib/spreadsheets turns bytes into rows: no person, no union, no database.",
      severity: "error",
      from: { path: "^src/lib/spreadsheets/", pathNot: "[.]test[.]ts$" },
      to: { path: "^src/", pathNot: "^src/lib/spreadsheets/" },
    },
    {
      name: "nobody-mints-a-context",
      comment: "Only the session, jobs, the first run and tests make a Context (type imports are free).",
      severity: "error",
      from: {
        path: "^src/",
        pathNot: [
          "^src/lib/",
          "[/.]jobs\\.ts$",
          "^src/features/(unions|users)/mutations\\.ts$",
          "^src/(admin|worker)\\.ts$",
          core,
        ],
      },
      to: { path: "^src/lib/context\\.ts$", ...runtime },
    },
  ],
  options: {
    parser: "swc",
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^src/generated/prisma/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default"],
    },
  },
};
