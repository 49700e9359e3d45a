import { defineConfig, mergeConfig } from "vitest/config";
import site from "./vite.config.ts";

// Files are of the pure core unless they begin with `// @vitest-environment happy-dom`. Vectors are shared with the Python tests.
export default mergeConfig(
  site,
  defineConfig({
    // components are tested as the browser runs them
    resolve: { conditions: ["browser"] },
    server: { fs: { allow: ["../tests/vectors"] } },
    // a busy machine is slow; what is wrong fails at once
    test: { include: ["src/**/*.test.ts"], environment: "node", passWithNoTests: true, setupFiles: "src/i18n/forTests.ts", testTimeout: 30_000 },
  }),
);
