import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  base: "/",
  plugins: [svelte()],
  resolve: {
    // the catalogue is one for server and browser: `import text from "$locale/en/main.ftl?raw"`
    alias: { $locale: here("../deliberation/locale") },
  },
  server: { fs: { allow: [here("."), here("../deliberation/locale")] } },
  build: {
    outDir: here("../deliberation/web/static"),
    emptyOutDir: true,
    target: "es2022",
    // the content security policy allows neither data: nor inline scripts
    assetsInlineLimit: 0,
  },
});
