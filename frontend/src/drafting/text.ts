/**
 * The text that a draft makes: as it is typed (`typedText`, empty paragraphs included), and in the form in which it is hashed and tabled
 * (`draftText`), which is the same as that of an amendment that one person writes.
 */
import type * as Y from "yjs";
import type { Annex, Clause, ClauseKind, Language, Note, Part, Text } from "../core/text";
import { begun, textOf } from "../pages/amendments/draft";
import { headOf, TITLE } from "./doc";
import { type Node, rowsIn, type Tree, treeOf } from "./tree";

const NOTHING: Text = { title: "", preamble: [], operative: [] };

/** What a text says of its languages. */
type Languages = Pick<Text, "language" | "title_language">;

/** The text as it is typed; its languages are those of its base. */
export function typedText(tree: Tree, { language, title_language }: Languages = {}): Text {
  const standing = (section: "annexes" | "notes"): readonly Node[] =>
    (tree.get(section) ?? []).filter(({ gone }) => !gone);
  const annexes = standing("annexes").map(({ id, words, children, language: own }): Annex => {
    const clauses = clausesOf(children, "annex");
    return { id, title: words, ...(clauses.length > 0 && { clauses }), ...(own && { language: own }) };
  });
  const notes = standing("notes").map(({ id, words, language: own }): Note => ({
    id,
    text: words,
    ...(own && { language: own }),
  }));
  return {
    title: tree.get("title")?.find(({ id }) => id === TITLE)?.words ?? "",
    preamble: clausesOf(tree.get("preamble") ?? [], "preamble"),
    operative: clausesOf(tree.get("operative") ?? [], "operative"),
    ...(annexes.length > 0 && { annexes }),
    ...(notes.length > 0 && { notes }),
    ...(language !== undefined && language !== "en" && { language }),
    ...(title_language !== undefined && { title_language }),
  };
}

/**
 * The text as the draft has it. New clauses without words are left out, so are footnotes that nothing marks; words that nobody touched
 * are exactly the base's, and ids are those of the draft.
 * @param base of an amendment; opening words that it marks stay marked as long as they stand.
 */
export function draftText(doc: Y.Doc, base?: Text): Text {
  return textIn(treeOf(doc), base, headOf(doc).language);
}

/** The same of a tree. */
export function textIn(tree: Tree, base?: Text, language?: Language): Text {
  const typed = typedText(tree, base ?? { ...(language && { language }) });
  return textOf(begun("", typed), base ?? NOTHING, new Set(rowsIn(tree).map(({ id }) => id)));
}

function clausesOf(among: readonly Node[], part: Part): Clause[] {
  return among
    .filter(({ gone }) => !gone)
    .map((node) => {
      const children = clausesOf(node.children, part);
      return {
        id: node.id,
        kind: kindOf(node, part),
        text: node.words,
        ...(children.length > 0 && { children }),
        ...(node.language && { language: node.language }),
      };
    });
}

function kindOf({ heading, level }: Node, part: Part): ClauseKind {
  if (heading) return "heading";
  if (level > 0) return "sub_paragraph";
  return part === "preamble" ? "preambular" : part === "operative" ? "operative" : "paragraph";
}
