/** The chair's steps in words, and what the second step does: the act, or the acts, that it signs. */
import { refusalSentence } from "../../api/sentence";
import type { Method } from "../../core/ballotrecord";
import type { Majority } from "../../core/rules";
import { t } from "../../i18n/index";
import type { House } from "../../live/house.svelte";
import { NO_TEXT, ruleOf } from "../../live/motions";
import type { Amendment, Ballot, Proposal, ProposalPart } from "../../live/nouns";
import { motionInWords } from "../motions/words";
import { inTime } from "./circulation";
import type { Putting, Step } from "./steps";

/** What a step does, as its button says it. */
export function stepWords(step: Step): string {
  switch (step.kind) {
    case "put_amendment":
      return t("step-put_amendment", { symbol: step.amendment.symbol });
    case "put_division":
    case "grant":
      return t(`step-${step.kind}`, { symbol: step.division.symbol });
    case "lapse":
      return t("step-lapse", { matter: lapsedInWords(step.subject) });
    case "put_motion":
    case "carry":
    case "rule":
      return t(`step-${step.kind}`, { motion: motionInWords(step.motion) });
    case "put_part":
      return t("step-put_part", { symbol: step.proposal.symbol, number: step.part.number });
    case "put_ruling":
      return t("step-put_ruling", { symbol: step.ruling.symbol });
    case "put_proposal":
      return t(step.proposal.versions.length > 1 ? "step-put_proposal-amended" : "step-put_proposal", {
        symbol: step.proposal.symbol,
      });
    case "moot": {
      const symbol = step.overtaken[0]?.amendment.symbol ?? "";
      return t(step.overtaken[0]?.fits ? "step-moot-fitting" : "step-moot", { symbol, count: step.overtaken.length });
    }
    case "order":
      return t("step-order", { symbol: step.proposal.symbol });
    case "ask_without":
      return t("step-ask_without", { symbol: step.proposal.symbol });
    case "adopt_without":
      return t("step-adopt_without", { symbol: step.asked.symbol });
    case "adopt_bloc":
      return t("step-adopt_bloc", { count: step.remaining.length });
    case "lock":
      return t("step-lock", { number: step.ballot.number });
    case "open":
    case "resume":
    case "adjourn":
      return t(`step-${step.kind}`, { number: step.meeting.number });
    case "call":
      return t("step-call");
  }
}

function lapsedInWords(subject: Proposal | Amendment | ProposalPart): string {
  const { noun, symbol } = subject;
  if (noun === "part") return t("matter-part", { symbol, number: subject.number });
  return t(noun === "amendment" ? "matter-amendment" : "matter-draft", { symbol });
}

/** Why it is not lawful now, or nothing. */
export function whyNot(step: Step): string | undefined {
  return step.because && refusalSentence(step.because.code, step.because.facts);
}

/** Tells steps of one kind apart. */
export function nameOf(step: Step): string {
  if (step.kind === "moot") return `moot ${step.overtaken[0]?.fits}`;
  if (step.kind === "lapse") return `lapse ${step.subject.id}`;
  if ("motion" in step) return `${step.kind} ${step.motion.id}`;
  if (step.kind === "put_ruling") return `${step.kind} ${step.ruling.id}`;
  return `${step.kind} ${"amendment" in step ? step.amendment.id : "part" in step ? step.part.id : ""}`;
}

/** Whether a step puts something to the vote. */
export function puts(step: Step): step is Step & Putting {
  return step.kind.startsWith("put_");
}

/** What was not circulated in time and is put to the vote by the chair's leave (P-41, P-42); only written documents are circulated. */
export function late(house: House, step: Step): { readonly symbol: string } | undefined {
  if (step.kind !== "put_amendment" && step.kind !== "put_proposal" && step.kind !== "ask_without") return undefined;
  const subject = step.kind === "put_amendment" ? step.amendment : step.proposal;
  if (!house.assembly) return undefined;
  const { profile, time_zone: zone } = house.assembly;
  return !inTime(subject, new Date(), profile.circulation, zone) ? subject : undefined;
}

/** What the chair has still to choose in the second step. */
export interface Chosen {
  readonly majority?: Majority | undefined;
  /** The amendments to be ruled moot. */
  readonly moot: readonly string[];
  readonly title: string;
  readonly body: "plenary" | "committee";
  /** How a point of order is decided, and in which words. */
  readonly verdict?: "upheld" | "not_upheld" | "answered" | undefined;
  readonly words: string;
  readonly ballot: Setting;
}

/** How a vote is taken: the method, the time it is open, the void ballot that it repeats. */
export interface Setting {
  readonly method: Method;
  readonly minutes: number | undefined;
  readonly repeats: string | undefined;
}

/**
 * Signs and sends what a step says; several rulings one after the other, each an act of its own that can be appealed against.
 * @throws Refused, as `House.act` does.
 */
export async function perform(house: House, step: Step, chosen: Chosen): Promise<void> {
  switch (step.kind) {
    case "call":
      await house.act("meeting.call", { title: chosen.title.trim().normalize("NFC"), body: chosen.body });
      return;
    case "rule":
      await house.act("motion.rule", {
        motion: step.motion.id,
        verdict: chosen.verdict,
        words: chosen.words.trim().normalize("NFC"),
      });
      return;
    case "carry":
      await house.act("motion.carry", { motion: step.motion.id });
      return;
    case "open":
    case "resume":
    case "adjourn":
      await house.act(`meeting.${step.kind}`, { meeting: step.meeting.id });
      return;
    case "lock":
      await house.act("ballot.lock", { ballot: step.ballot.id });
      return;
    case "order":
      await house.act("proposal.order", { proposal: step.proposal.id, order: step.order });
      return;
    case "ask_without":
      await house.act("without_vote.ask", {
        proposal: step.proposal.id,
        text: step.proposal.versions.at(-1)?.text,
        ...(late(house, step) && { waive_circulation: true }),
      });
      return;
    case "adopt_without":
      await house.act("without_vote.adopt", { without_vote: step.asked.id, text: step.asked.text });
      return;
    case "adopt_bloc":
      await house.act("en_bloc.adopt", { en_bloc: step.bloc.id, text: step.bloc.text });
      return;
    case "grant":
      await house.act("division.grant", { division: step.division.id });
      return;
    case "lapse":
      await house.act("vote.lapse", { noun: step.subject.noun, subject: step.subject.id });
      return;
    case "moot":
      for (const { amendment, by } of step.overtaken)
        if (chosen.moot.includes(amendment.id))
          await house.act("amendment.moot", { amendment: amendment.id, by: by.id });
      return;
    default:
      await put(house, step, chosen);
  }
}

async function put(house: House, step: Step & Putting, { majority, ballot }: Chosen): Promise<void> {
  const { noun, id } = subjectOf(step);
  await house.act("ballot.open", {
    meeting: house.meeting?.id,
    noun,
    subject: id,
    text: aboutOf(house, step)?.versions.at(-1)?.text ?? NO_TEXT,
    majority: fixedMajority(house, step) ?? majority,
    ...(late(house, step) && { waive_circulation: true }),
    ...(ballot.method !== "recorded" && { method: ballot.method }),
    minutes: ballot.minutes,
    repeats: ballot.repeats,
  });
}

/** The last ballot on what a step puts, if it is void and the step repeats it (P-75). */
export function voidBefore(house: House, step: Putting): Ballot | undefined {
  const { id } = subjectOf(step);
  const last = house.all("ballot").findLast((each) => each.put.matter.id === id);
  return last?.annulled ? last : undefined;
}

/** The draft that what is put to the vote is about, if any. */
function aboutOf(house: House, step: Putting): Proposal | undefined {
  return step.kind === "put_motion" ? house.get("proposal", step.motion.proposal) : step.proposal;
}

/** The majority where the rules leave no choice: a simple one for an appeal, that of the motion table for a motion (P-31, P-32, P-60). */
export function fixedMajority(house: House, step: Step): Majority | undefined {
  if (step.kind === "put_ruling") return "simple";
  const profile = house.assembly?.profile;
  if (step.kind === "put_motion") return ruleOf(step.motion.kind, profile)?.majority;
  return step.kind === "put_division" ? profile?.motions["division"]?.majority : undefined;
}

function subjectOf(step: Putting): { readonly noun: string; readonly id: string } {
  switch (step.kind) {
    case "put_amendment":
      return step.amendment;
    case "put_division":
      return step.division;
    case "put_part":
      return step.part;
    case "put_ruling":
      return step.ruling;
    case "put_motion":
      return step.motion;
    case "put_proposal":
      return step.proposal;
  }
}
