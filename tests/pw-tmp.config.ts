import base from "/work/main/playwright.config";
export default { ...base, webServer: undefined, testDir: "/work/main/tests/e2e", outputDir: "/tmp/pw-out", timeout: 120000, reporter: "list", expect: { timeout: 20000 } };
