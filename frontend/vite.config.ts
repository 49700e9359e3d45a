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
    // the first screen in a few files: on a line with a second's round trip each one costs more than its bytes
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // yjs merges what several people write at once; it comes with the first draft that is opened
            { name: "drafting", test: /node_modules\/(yjs|lib0|isomorphic\.js)\// },
            { name: "library", test: /node_modules\/(?!(yjs|lib0|isomorphic\.js)\/)/ },
            { name: "frame", test: /src\/(api|core\/(bytes|canonical|ed25519|envelope|sha256|seal)|frame|i18n|keys|live|ui|routes|navigation)/ },
          ],
        },
      },
    },
  },
});
