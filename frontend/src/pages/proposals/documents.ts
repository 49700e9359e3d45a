/** Which documents there are of a text or an amendment, and where the server prints them. */

export const FORMATS = ["pdf", "docx", "md", "akn"] as const;
export type Format = (typeof FORMATS)[number];

/** One document: the message that names it, and the formats that can show it. */
export interface Printed {
  readonly name: "text" | "text-in" | "changes" | "compilation" | "addendum" | "amendment" | "whole";
  readonly language?: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly formats: readonly Format[];
}

interface OfProposal {
  readonly id: string;
  readonly versions: readonly unknown[];
  readonly renderings: Readonly<Record<string, string>>;
  readonly sponsors: readonly string[];
  readonly resolution?: string | null | undefined;
}

/** Akoma Ntoso shows a text, an amendment or a list of amendments, and nothing that marks changes. */
const MARKED: readonly Format[] = ["pdf", "docx", "md"];

/**
 * A proposal's documents: the text in force, in each language, what the last step changed, the compilation, and the addendum that names
 * the sponsors who joined.
 */
export function ofProposal(assembly: string, proposal: OfProposal): Printed[] {
  const at = `/api/assemblies/${assembly}/proposals/${proposal.id}`;
  const path = `${at}/document`;
  const last = proposal.versions.length;
  const languages = Object.keys(proposal.renderings).sort();
  return [
    { name: "text", path, query: {}, formats: FORMATS },
    ...languages.map((language): Printed => ({
      name: "text-in",
      language,
      path,
      query: { language },
      formats: FORMATS,
    })),
    ...(last > 1
      ? [{ name: "changes", path, query: { version: `${last}`, against: `${last - 1}` }, formats: MARKED } as const]
      : []),
    { name: "compilation", path: `${at}/compilation`, query: {}, formats: FORMATS },
    ...(proposal.sponsors.length > 1 && !proposal.resolution
      ? [{ name: "addendum", path: `${at}/addendum`, query: {}, formats: MARKED } as const]
      : []),
  ];
}

/** An amendment's documents: itself, and the whole text with what it changes. */
export function ofAmendment(assembly: string, id: string): Printed[] {
  const path = `/api/assemblies/${assembly}/amendments/${id}/document`;
  return [
    { name: "amendment", path, query: {}, formats: FORMATS },
    { name: "whole", path, query: { whole: "true" }, formats: MARKED },
  ];
}

/** Where a document is printed in a format. */
export function address({ path, query }: Printed, format: Format): string {
  return `${path}?${new URLSearchParams({ format, ...query })}`;
}
