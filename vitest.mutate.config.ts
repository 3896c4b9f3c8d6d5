import { defineConfig } from "vitest/config";
import config from "./vitest.config";

/** What `npm run mutate` runs: the unit tests of the features whose rules it changes. */
export default defineConfig({
  resolve: config.resolve,
  test: {
    include: [
      "src/features/{campaigns,conversations,density,duplicates,follow-ups,matching,thresholds,workplaces}/**/*.test.ts",
    ],
    testTimeout: 30_000,
  },
});
