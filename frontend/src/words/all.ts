/** The English words of all pages besides those of the frame and of "Now": they come with the first page that is another. */
export const sources: readonly string[] = Object.values(
  import.meta.glob<string>(
    ["$locale/en/*.ftl", "!$locale/en/interface.ftl", "!$locale/en/now.ftl", "!$locale/en/outcome.ftl"],
    { query: "?raw", import: "default", eager: true },
  ),
);
