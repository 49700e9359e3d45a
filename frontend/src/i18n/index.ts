/**
 * The words of the interface: one Fluent catalogue for browser, mail and PDF (`deliberation/locale`). The English of the frame is in the
 * first load, that of the pages comes with them, and stands in for what another language lacks; the others are loaded when
 * chosen. Dates, numbers and order are Intl's.
 */
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import frame from "$locale/en/interface.ftl?raw";

export type Args = Readonly<Record<string, FluentVariable>>;

const FALLBACK = "en";
const STORED = "language";
const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ps", "ur", "yi"]);

const others = import.meta.glob<string>(["$locale/*/*.ftl", "!$locale/en/*.ftl"], { query: "?raw", import: "default" });

/** The languages that have a catalogue. */
export const languages: readonly string[] = [
  ...new Set([FALLBACK, ...Object.keys(others).map((path) => path.split("/").at(-2) ?? FALLBACK)]),
].sort();

function bundleOf(language: string, sources: readonly string[]): FluentBundle {
  const bundle = new FluentBundle(language);
  for (const source of sources) bundle.addResource(new FluentResource(source));
  return bundle;
}

const inEnglish = bundleOf(FALLBACK, [frame]);
let language = FALLBACK;
let bundles: readonly FluentBundle[] = [inEnglish];

/** The language that the words are in. */
export function currentLanguage(): string {
  return language;
}

/** The first of the wished languages that has a catalogue. */
export function choose(wished: readonly string[], available: readonly string[] = languages): string {
  for (const wish of wished) {
    const base = wish.toLowerCase().split("-")[0] ?? "";
    if (available.includes(base)) return base;
  }
  return FALLBACK;
}

/** Loads the catalogue of the chosen or the browser's language and turns the page in its direction; call it before the first word. */
export async function loadLanguage(): Promise<void> {
  const stored = localStorage.getItem(STORED);
  language = choose([...(stored === null ? [] : [stored]), ...navigator.languages]);
  if (language !== FALLBACK) {
    const paths = Object.keys(others).filter((path) => path.includes(`/${language}/`));
    const sources = await Promise.all(paths.map((path) => others[path]!()));
    bundles = [bundleOf(language, sources), inEnglish];
  }
  document.documentElement.lang = language;
  document.documentElement.dir = direction(language);
}

const parts = { now: () => import("../words/now"), all: () => import("../words/all") };
const coming = new Map<keyof typeof parts, Promise<void>>();

function part(name: keyof typeof parts): Promise<void> {
  const known = coming.get(name);
  if (known) return known;
  const loading = parts[name]().then(({ sources }) => {
    for (const source of sources) inEnglish.addResource(new FluentResource(source));
  });
  coming.set(name, loading);
  // what could not be loaded is asked for again with the next page
  loading.catch(() => coming.delete(name));
  return loading;
}

/** Loads the words of the pages, each once, so that a page is shown when they are there; with `all` those of every page, not "Now" alone. */
export async function pageWords(all: boolean): Promise<void> {
  await Promise.all([part("now"), ...(all ? [part("all")] : [])]);
}

/** The direction in which a language is written. */
export function direction(of: string): "ltr" | "rtl" {
  type Informed = Intl.Locale & { getTextInfo?(): { direction?: string }; textInfo?: { direction?: string } };
  const locale = new Intl.Locale(of) as Informed;
  const known = (locale.getTextInfo?.() ?? locale.textInfo)?.direction;
  return (known ?? (RIGHT_TO_LEFT.has(locale.language) ? "rtl" : "ltr")) === "rtl" ? "rtl" : "ltr";
}

/** Whether the catalogue has a message. */
export function has(id: string): boolean {
  return bundles.some((bundle) => bundle.hasMessage(id));
}

/** The message with its variables; a number is written as the language writes numbers. An unknown id is shown as it is. */
export function t(id: string, args?: Args): string {
  for (const bundle of bundles) {
    const pattern = bundle.getMessage(id)?.value;
    // errors are gathered and left: a variable that is missing shows its name
    if (pattern) return unbroken(bundle.formatPattern(pattern, args ?? null, []));
  }
  return id;
}

/** No line ends within the number of a rule, "P-14". */
function unbroken(words: string): string {
  return words.includes("P-") ? words.replace(/\bP-(?=\d)/g, "P-\u2060") : words;
}

/** The English of international documents: days before months, no comma before the last of a list. */
const written = (): string => (language === "en" ? "en-GB" : language);

const forms = new Map<string, Intl.DateTimeFormat>();

function dated(instant: string | Date, name: string, options: Intl.DateTimeFormatOptions): string {
  const form = forms.get(name + language) ?? new Intl.DateTimeFormat(written(), options);
  forms.set(name + language, form);
  return form.format(new Date(instant));
}

/** "14:02" */
export const clock = (instant: string | Date): string =>
  dated(instant, "clock", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** "14:02", in a time zone. */
export const clockIn = (instant: string | Date, timeZone: string): string =>
  dated(instant, `clock ${timeZone} `, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });

/** "14:02:11", as minutes have it. */
export const clockWithSeconds = (instant: string | Date): string =>
  dated(instant, "seconds", { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });

/** "24 November 2026" */
export const day = (instant: string | Date): string =>
  dated(instant, "day", { day: "numeric", month: "long", year: "numeric" });

/** "24 Nov 2026, 14:02" */
export const dayAndClock = (instant: string | Date): string =>
  dated(instant, "both", { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" });

/** "French", in the language that the words are in. */
export const languageName = (of: string): string => new Intl.DisplayNames(written(), { type: "language" }).of(of) ?? of;

/** A number as the language writes it. */
export const number = (value: number): string => new Intl.NumberFormat(language).format(value);

/** "31 December 2026", of a calendar day that is the same wherever it is read. */
export const calendarDay = (written: string): string => day(`${written}T12:00`);

/** "USD 1,234.56", of an amount in hundredths of the currency's unit. */
export const money = (hundredths: number, currency: string): string =>
  new Intl.NumberFormat(written(), {
    style: "currency",
    currency,
    currencyDisplay: "code",
    minimumFractionDigits: 2,
  }).format(hundredths / 100);

/** "Kenya, Chile and Norway" */
export const list = (items: readonly string[]): string =>
  new Intl.ListFormat(written(), { type: "conjunction" }).format(items);

/** The order of names in the language, with numbers in them by value, so that L.10 comes after L.9. */
export function byName(one: string, other: string): number {
  return collator().compare(one, other);
}

let collators: Intl.Collator | undefined;
function collator(): Intl.Collator {
  if (collators?.resolvedOptions().locale !== language) collators = new Intl.Collator(language, { numeric: true });
  return collators;
}

/** Words of any direction, kept to themselves where they stand in a line of ours; sentences isolate what they hold by themselves. */
export function isolated(words: string): string {
  return `\u2068${words}\u2069`;
}
