import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

export default ts.config(
  { ignores: ["node_modules/"] },
  js.configs.recommended,
  ts.configs.strict,
  svelte.configs.recommended,
  svelte.configs.prettier,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      "max-lines-per-function": ["error", { max: 80, skipBlankLines: false, skipComments: false }],
      "@typescript-eslint/explicit-module-boundary-types": "error",
      // a field is left out of an object by naming it before the rest
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      // what is read at an index that a loop keeps within bounds
      "@typescript-eslint/no-non-null-assertion": "off",
      // numbers in a template are what templates are for
      "@typescript-eslint/restrict-template-expressions": "off",
      eqeqeq: "error",
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig } },
  },
  // a describe() holds many tests
  { files: ["**/*.test.ts"], rules: { "max-lines-per-function": "off" } },
);
