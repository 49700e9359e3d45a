import { defineConfig, mergeConfig } from "vitest/config";
import site from "./vite.config.ts";

// Files are of the pure core unless they begin with `// @vitest-environment happy-dom`. Vectors are shared with the Python tests.
export default mergeConfig(
  site,
  defineConfig({
    // components are tested as the browser runs them
    resolve: { conditions: ["browser"] },
    server: { fs: { allow: ["../tests/vectors"] } },
    test: { include: ["src/**/*.test.ts"], environment: "node", passWithNoTests: true },
  }),
);
