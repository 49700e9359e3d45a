/**
 * Which words of which clause the person has selected. A clause's own words stand in an element with `data-clause`, in which `data-words`
 * says of references, footnote marks and the closing mark what is written for them: so offsets within it are offsets in the clause's text.
 */
import { codePoints, widened } from "./rewording";

/** Selected words: whole ones, by code points. */
export interface Selected {
  readonly clause: string;
  readonly start: number;
  readonly end: number;
}

/** The selection as words of one clause, or null where nothing, or more than one clause, is selected. */
export function selectedWords(selection: Selection | null): Selected | null {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const holder = holderOf(range.startContainer);
  if (holder === null || holder !== holderOf(range.endContainer)) return null;
  const [from, to] = [
    offsetWithin(holder, range.startContainer, range.startOffset),
    offsetWithin(holder, range.endContainer, range.endOffset),
  ];
  const { start, end } = widened(wordsIn(holder), from, to);
  return start === end ? null : { clause: holder.dataset["clause"]!, start, end };
}

function holderOf(node: Node): HTMLElement | null {
  const element = node instanceof HTMLElement ? node : node.parentElement;
  return element?.closest<HTMLElement>("[data-clause]") ?? null;
}

/** The clause's own words in a part of the page: a mark counts as it is written (`data-words`), what was added not at all. */
function wordsIn(node: Node): string {
  const written = node instanceof HTMLElement ? node.dataset["words"] : undefined;
  if (written !== undefined) return written;
  return node instanceof CharacterData ? node.data : Array.from(node.childNodes, wordsIn).join("");
}

/** How many code points of the holder's words lie before a point in it. */
function offsetWithin(holder: HTMLElement, node: Node, offset: number): number {
  const before = document.createRange();
  before.setStart(holder, 0);
  before.setEnd(node, offset);
  return codePoints(wordsIn(before.cloneContents()));
}
