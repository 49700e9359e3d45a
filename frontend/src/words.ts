/** The English words of the pages, all but those of the frame around them: a chunk of its own, which comes with the first page. */
export const sources: readonly string[] = Object.values(
  import.meta.glob<string>(["$locale/en/*.ftl", "!$locale/en/interface.ftl"], {
    query: "?raw",
    import: "default",
    eager: true,
  }),
);
