# Why an act is refused: what the rule says of this case and, where it helps, what can be done. One message for each refusal code.

## The form of an act

refusal-malformed = This act is not in the form that the record prescribes, so nothing was done.
refusal-too-large = This is larger than the record takes.
refusal-bad-signature = The signature does not match what was signed and the key that signed it.
refusal-other-assembly = This act names another assembly.
refusal-act-id-reused = Another act already has this id. Nothing was done; prepare the act anew.
refusal-not-beside = What the act names by its hash did not come with it.
refusal-bad-commitment = What came with the act is not what was sealed in it.
refusal-unknown-object = There is no such { $noun ->
    [assembly] assembly
    [member] member
    [accreditation] accreditation
    [key] key
    [meeting] meeting
    [proposal] proposal
    [amendment] amendment
    [ballot] ballot
    [comment] comment
    [blob] document
    [draft] draft of your delegation’s
    [ruling] ruling
    [enbloc] set of amendments put together
    [part] part of a proposal
    [division] motion to divide a proposal
    [withoutvote] question whether a proposal may be adopted without a vote
   *[other] thing
} in this assembly.

## Who acts: accreditations and keys

refusal-unknown-key = The key that signed this act is not known to this assembly. Register it with your invitation first.
refusal-key-revoked = The key that signed this act has been revoked.
refusal-not-your-key = This key belongs to another accreditation.
refusal-not-your-member = No one acts for another member: your accreditation is not { $member }’s.
refusal-not-permitted = This is not for your role to do ({ $role }).
refusal-weak-key = This key is not a sound Ed25519 public key.
refusal-key-in-use = This key is already registered.
refusal-too-many-keys = An accreditation has at most { $limit ->
    [one] { $limit } key
   *[other] { $limit } keys
} at a time. Revoke one first.
refusal-no-vote-to-hold = This accreditation is not a member’s, so its key can’t hold a vote.
refusal-already-voting-key = This key already holds the member’s vote.
refusal-not-signed-in = Please sign in first.
refusal-accreditation-exists = The accreditation { $accreditation } already exists.
refusal-accreditation-revoked = The accreditation { $accreditation } has been revoked.
refusal-delegate-needs-member = A delegate is accredited for a member, and only a delegate is.
refusal-not-yourself = Nobody revokes their own accreditation.

## The assembly, its members and meetings

refusal-unknown-time-zone = There is no time zone { $name }; it is named as in Asia/Shanghai or Europe/Paris.
refusal-unknown-profile = There are no rules of procedure named { $name }; there are { $known }.
refusal-bad-profile = The rules contradict themselves at { $parameter }: { $why ->
    [redefined] this majority means the same in all rules and can't be given another meaning
    [too_large] the figure is too large to be counted exactly
    [zero] a share of nothing decides nothing; the lower figure of a fraction is at least one
    [above_whole] nobody can reach more than the whole
    [unreachable] nobody can reach more than the whole, and this asks for more than it
    [always] this is reached without a single vote
    [negative] the figure can't be below zero, nor nothing where a period is meant
    [bodies] plenary and committee each need a value, and there are no others
    [unknown_majority] these rules know no majority of that name
    [none] at least one majority is needed
    [one_third] a third of the votes never adopts a text
    [twice] something is named twice
    [no_votes] a body that decides by consensus alone puts nothing to the vote
    [no_motion] a division can be put to the vote only where the rules have a motion for it
    [one_vote] each member has one vote
    [no_proxies] nobody votes for another member
    [remote] who may vote from elsewhere has to count for the quorum
    [above_least] what remains of a period can't be longer than the period
   *[other] { $why }
}.
refusal-unknown-majority = These rules know no majority named { $majority }.
refusal-superseded-rules = The rules have changed; version { $version } is in force. Look at it and propose again.
refusal-bad-change = This is not a change of the rules: { $why ->
    [twice] name at least one parameter, and each once
    [unknown] there is no parameter { $parameter } that could be set
    [form] the value of { $parameter } has another form ({ $detail })
    [nothing] everything would stay as it is
   *[other] { $why }
}.
refusal-rules-change-closed = { $symbol } is { $state ->
    [adopted] adopted
    [rejected] rejected
    [withdrawn] withdrawn
    [overtaken] overtaken by another change of the rules
   *[other] { $state }
}; nothing more is decided on it.
refusal-rules-not-asked = The chair has not asked yet whether anybody objects to { $symbol }, or somebody has.
refusal-report-first = A committee reports on { $symbol } before it is decided.
refusal-assembly-exists = The assembly { $assembly } already exists.
refusal-member-exists = { $member } is already a member.
refusal-not-a-member = { $member } is not a member today: its membership has not begun, or has ended. The secretariat can say from which day.
refusal-member-suspended = { $member } is suspended from the rights of membership ({ $cites }). The plenary can restore it by a decision.
refusal-nothing-to-restore = { $member } is neither suspended nor leaving; there is nothing to restore.
refusal-credentials-rejected = The plenary has rejected the credentials of { $member }’s representatives ({ $cites }). New credentials can be presented; the plenary decides on them.
refusal-credentials-challenged = The credentials of { $member }’s representatives are challenged ({ $cites }), and these rules let them vote again only when the plenary has accepted them. { $member } still speaks, proposes and counts for the quorum.
refusal-vote-lost-by-arrears = { $member } has no vote in this ballot: it owes { $owed }, and { $due } was due from it for two years ({ $cites }). The plenary can permit it to vote where the failure to pay is beyond its control (P-06); that counts from the next ballot on. { $member } still speaks, proposes and counts for the quorum.
refusal-day-past = { $day } is past: today is { $today } where the assembly sits.
refusal-meeting-not-adjourned = Meeting { $meeting } is not adjourned yet.
refusal-meeting-state = { $state ->
    [called] The meeting is called but not open yet.
    [open] The meeting is already open.
    [adjourned] The meeting is adjourned.
   *[other] The meeting’s state does not allow this.
}
refusal-meeting-not-open = The meeting is not open.
refusal-opening-quorum =
    The meeting can’t open yet: { $present } of { $members } members { $present ->
        [one] is
       *[other] are
    } present, and { $needed } are needed.

## Proposals and their amendments

refusal-sponsor-first = The member that submits, { $member }, is the first of the sponsors.
refusal-sponsor-twice = Each sponsor is named once.
refusal-not-the-sponsor = Only the main sponsor of { $symbol } can do this.
refusal-not-a-sponsor = { $member } is not a sponsor of { $symbol }.
refusal-voting-begun = Voting on { $symbol } has begun, so its sponsors can no longer change or withdraw it.
refusal-already-amended = { $symbol } has been amended, so it can no longer be withdrawn.
refusal-proposal-closed = { $symbol } is closed: { $state ->
    [adopted] it was adopted.
    [rejected] it was rejected.
    [withdrawn] it was withdrawn.
    [lapsed] its second vote was not taken in time.
    [no_action] the debate on it was adjourned, and no action is taken.
    [not_receivable] the body decided that it is not competent to adopt it.
    [second_vote_pending] only its second vote remains.
   *[other] it can no longer change.
}
refusal-superseded-version = The text of { $symbol } has changed since. Look at the text in force, then act on that.
refusal-amendment-closed = { $symbol } is no longer pending: { $state ->
    [incorporated] the sponsors have taken it into their text.
    [adopted] it was adopted.
    [rejected] it was rejected.
    [withdrawn] it was withdrawn.
    [moot] the adoption of another amendment implied its rejection, or the amendment that it would change is gone.
    [merged] it is part of another amendment of the same effect.
    [divided] it was divided into amendments of their own.
    [not_receivable] the chair ruled that it is not an amendment.
    [lapsed] its second vote was not taken in time.
    [second_vote_pending] only its second vote remains.
   *[other] it is decided.
}
refusal-already-accepted = This sponsor has already accepted { $symbol }.
refusal-not-adopted-yet = Only an adopted amendment to the same proposal can imply the rejection of another.
refusal-not-implied = Adopting { $by } does not imply the rejection of { $symbol }: they touch different words, and { $symbol } still fits.
refusal-not-withdrawn = { $symbol } was not withdrawn, so it can’t be reintroduced.
refusal-already-sponsor = { $member } already sponsors { $symbol }.
refusal-already-invited = { $member } is invited to sponsor { $symbol } already, and has not answered yet.
refusal-not-invited = The sponsors of { $symbol } have not invited { $member }, and it is not open to further sponsors.
refusal-last-sponsor = The last sponsor of { $symbol } can’t leave; it can withdraw the document.
refusal-amendment-too-deep = { $symbol } can’t be amended itself: amendments go { $limit } levels deep, and no further.
refusal-sub-amendments-pending = { $symbol } would change { $of } and is still pending, so it is decided first.
refusal-words-only = A corrigendum to { $symbol } corrects words; it neither adds, moves nor deletes paragraphs.
refusal-unknown-clause = The text of { $symbol } has no such paragraph.
refusal-clause-has-brackets = Paragraph { $clause } of { $symbol } has square brackets, so it is not agreed.
refusal-no-rendering = { $symbol } has not been put into this language yet ({ $language }), so it can’t be amended in it.
refusal-bad-rendering = { $why ->
    [form] The words in the other language are not in their canonical form.
    [language] The words are in another language than the act says.
    [unknown_clause] The words name a paragraph that the text does not have.
    [brackets] A paragraph in square brackets, and one that begins with “[Alt.”, is so in every language: numbers are the same in all.
   *[other] The words in the other language can’t be taken as they are.
}
refusal-bad-order = { $why ->
    [twice] The order names an amendment twice.
    [other_proposal] { $symbol } is an amendment to another proposal.
    [sub_amendment] { $symbol } changes an amendment, so it stands before it in the order.
   *[other] This order can’t be taken.
}
refusal-ruling-settled = The ruling on { $symbol } can’t be appealed against, or put to the vote, now: it was decided, or something else has overtaken it.
refusal-bad-en-bloc = { $why ->
    [twice] At least one amendment is put together with others, and each once.
    [other_proposal] { $symbol } is an amendment to another proposal.
    [sub_amendment] { $symbol } changes an amendment; it is decided by itself.
    [not_in] Objections name amendments that were put together.
    [nothing] Members have objected to all of these amendments, so nothing remains to adopt.
   *[other] These amendments can’t be put together.
}
refusal-en-bloc-closed = The chair no longer asks about these amendments to { $symbol }.
refusal-divided = { $symbol } is divided into parts that are voted on, so nothing else changes its text.
refusal-division-closed = { $state ->
    [granted] { $symbol } is already divided.
    [refused] The motion to divide { $symbol } was voted down.
    [withdrawn] The motion to divide { $symbol } was withdrawn.
   *[overtaken] The motion to divide { $symbol } was overtaken by a change of its text.
}
refusal-division-objected = { $member } objects to the division of { $symbol }, so it is put to the vote.
refusal-division-on-request = Under the rules in force a division is granted on request; nobody objects to it or votes on it.
refusal-not-the-mover = Only who made this motion ({ $symbol }) can withdraw it.
refusal-bad-division = { $why ->
    [empty] A division has parts, and each part has something in it.
    [unknown_clause] A part names a paragraph that the text does not have.
    [twice] A paragraph is in one part only, together with its sub-paragraphs.
    [changes] Each change of the amendment is in one part, and all are in some part.
   *[other] This division can’t be made.
}

## Procedural motions

refusal-motion-not-provided = The rules in force do not provide for this motion: { $motion ->
    [no_decision] that no decision be taken.
    [suspend_rule] to suspend a rule.
    [reconsider] to reconsider.
   *[other] it is not in their table.
}
refusal-bad-motion = { $why ->
    [proposal] This motion is about a draft. Say which one.
    [no_proposal] This motion is about no draft.
    [minutes] A limit on speaking time, and no other motion, says how many minutes.
    [rule] The suspension of a rule, and no other motion, says which rule.
    [order] A change of the order of proposals, and no other motion, says the order.
    [words] Say in a line what the point is, or for what purpose and how long.
   *[other] This motion can’t be taken as it is.
}
refusal-motion-pending = { $motion ->
    [point_of_order] A point of order waits for the chair’s decision, and comes before any other motion.
   *[other] This motion was already made and is still to be decided.
}
refusal-motion-closed = { $state ->
    [carried] This motion was carried.
    [refused] This motion was voted down.
    [withdrawn] This motion was withdrawn.
    [overtaken] This motion was overtaken: its meeting has ended, or what it was about is decided.
   *[other] The chair has decided on this point of order.
}
refusal-motion-first = A motion of higher rank comes first: { $motion ->
    [suspend_meeting] to suspend the meeting.
    [adjourn_meeting] to adjourn the meeting.
    [adjourn_debate] to adjourn the debate on { $symbol }.
    [close_debate] to close the debate on { $symbol }.
    [competence] on the competence to adopt { $symbol }.
    [no_decision] that no decision be taken on { $symbol }.
    [change_order_of_proposals] to change the order of proposals.
   *[other] one about { $symbol }.
}
refusal-motion-objected = { $member } objects, so the motion is put to the vote.
refusal-majority-of-motion = { $majority ->
    [two_thirds] This motion needs two thirds of the members present and voting.
    [simple] This motion is decided by a simple majority.
   *[other] The rules say by which majority this motion is decided: { $majority }.
}
refusal-point-of-order-pending = A point of order was raised, and the chair decides on it first.
refusal-point-of-order-is-ruled-on = A point of order is neither objected to nor voted on: the chair decides it at once.
refusal-no-point-of-order = This is no point of order, so there is nothing to rule on.
refusal-not-debated = This motion is not debated: it is decided at once.
refusal-speaks-already = { $member } has already spoken, or is on the list, on this motion.
refusal-speakers-full = { $limit ->
    [0] { $side ->
        [for] Nobody speaks in favour of this motion besides its mover.
       *[against] Nobody speaks against this motion.
    }
   *[other] { $side ->
        [for] { $limit } members already speak in favour; the rule allows no more.
       *[against] { $limit } members already speak against; the rule allows no more.
    }
}
refusal-debate-closed = The debate on { $symbol } is already closed.
refusal-not-decided-yet = { $symbol } was neither adopted nor rejected, so there is nothing to reconsider.
refusal-notice-too-short = The suspension of a rule ({ $rule }) is put to the vote 24 hours after it was moved, unless nobody objects.
refusal-bad-sequence = An order names at least two proposals, and each once.
refusal-earlier-proposal-first = { $first } is on the same question and was submitted before { $symbol }, or was put before it, so it is decided first.

## Statements beside a vote

refusal-nothing-to-explain = { $symbol } was not decided on, so there is no vote to explain.
refusal-sponsor-explains = A sponsor of { $symbol } does not explain its vote on its own text.
refusal-stated-already = Your member has already made this statement on { $symbol }; it is made once.
refusal-note-after-the-lock = Ballot { $number } is still open: vote, or change your vote. A note is made after the lock.
refusal-reserve-after-adoption = { $symbol } is not adopted, so there is nothing to reserve. Explain your vote, or amend the text.
refusal-replies-spent = Your member has used its { $limit } replies on { $symbol } in this meeting.

## Elections

refusal-bad-count = { $why ->
    [candidates] An election has at least one candidate, and ranked papers are counted for 200 at most.
    [places] An election fills at least one place.
    [papers] No ranking can be on less than no papers.
    [twice] A ranking, or the list of candidates, names somebody twice.
    [unlisted] A ranking names somebody who does not stand.
   *[other] These papers can’t be counted.
}
refusal-impossible-count = { $why ->
    [negative] A number of this count is below nothing, or more papers are invalid or blank than were handed in.
    [papers] More papers were handed in than members may vote.
    [candidates] The count names other candidates than those of the ballot.
    [candidate] A candidate has more votes than members were present and voting.
    [sum] The votes are more than the valid papers can name, or fewer than one for each.
   *[other] No papers can have given this count.
}
refusal-election-state = { $state ->
    [nominating] The nominations of this election are still open.
    [nominated] The nominations of this election are closed.
    [balloting] Ballots of this election have been opened.
    [ended] This election has ended.
   *[other] This can’t be done in the election as it stands.
}
refusal-one-place-only = An instant run-off fills one place; for several, choose another method.
refusal-candidate-stands = { $name } stands already.
refusal-too-many-candidates = No more than { $most } candidates can stand.
refusal-no-candidates = An election needs at least one candidate.
refusal-not-a-candidate = { $name } does not stand in this election.
refusal-not-the-nominator = Only the member that nominated { $name } can withdraw the nomination.
refusal-not-a-clean-slate = { $candidates } candidates stand for { $places ->
    [one] one place
   *[other] { $places } places
}, so a ballot is held.
refusal-ballot-demanded = { $member } has asked for a ballot, so the slate is not declared elected.
refusal-no-lots = No lots are to be drawn now.
refusal-lots-first = No ballot comes next: lots are to be drawn first.
refusal-other-candidates = The candidates of the next ballot are others than those you saw. Look at the list again.
refusal-poll-tellers = A count by hand is confirmed by two different members as tellers, and by none where papers are entered here.
refusal-open-entry-only = Papers that are ranked or approve are entered here; only those of a series of ballots are counted by hand.
refusal-poll-closed = Ballot { $number } of this election is closed, and nothing changes in it any more.
refusal-other-entry = { $entry ->
    [manual] The papers of this ballot are counted by hand by the tellers.
   *[other] The papers of this ballot are entered by the members themselves.
}
refusal-not-a-poll-teller = { $member } is not a teller of this ballot.
refusal-no-count-yet = The count of the papers has not been entered yet.
refusal-other-count = The count has been entered anew since. Compare it with yours again.
refusal-not-confirmed = { $confirmed ->
    [0] Neither teller has confirmed the count.
   *[other] Only one of the two tellers has confirmed the count.
}

## Threads

refusal-bad-words = A message has between 1 and { $limit } characters.
refusal-not-your-audience = This thread is not open to you.
refusal-reply-elsewhere = A reply belongs to the thread of the message that it answers.
refusal-no-such-clause = The text of { $symbol } in force has no such paragraph, so no thread begins there. Discuss the draft as a whole.
refusal-mentioned-twice = Each member is mentioned once.
refusal-mention-not-reader = { $member } can’t read this thread, so it can’t be mentioned in it.
refusal-not-your-comment = Only who wrote a comment words it anew; only they and the secretariat have it erased.
refusal-not-your-thread = Only the member that began a thread, the sponsors of what it is about, the chair and the secretariat say whether it is resolved.
refusal-not-a-thread = This is a reply. What is resolved is the whole thread, from the comment that began it.
refusal-already-resolved = This thread is { $resolved ->
    [yes] already resolved.
   *[no] already open.
}
refusal-worded-too-often = A comment is worded at most { $limit } times. Reply to it instead.
refusal-reason-needed = The chair hides a comment for a reason, which stands on the record.
refusal-comment-hidden = The chair has hidden this comment.
refusal-comment-not-hidden = This comment is not hidden.
refusal-comment-erased = The words of this comment were erased.
refusal-words-hidden = These words are hidden. The chair, the secretariat and their author can read them.
refusal-bad-query = { $why ->
    [empty] Type the words to look for.
    [length] A search has at most { $limit } characters.
   *[other] This can’t be looked for: it holds characters that no text has.
}
refusal-font-missing = No font of this server has these characters, so the document would show boxes instead: { $characters }. Whoever runs the server can install fonts; Word, Markdown and Akoma Ntoso need none.

## Drafts

refusal-bad-update = What was to be saved is not in the form of a draft, so the draft is as it was.
refusal-draft-ended = { $state ->
    [tabled] This draft has been tabled.
   *[discarded] This draft was thrown away.
} What you wrote since is still on this device.
refusal-draft-full = This draft is larger than the server keeps. What you wrote is still on this device.
refusal-too-many-drafts = Your delegation has { $limit } drafts open. Throw one away first.
refusal-too-fast = This came in faster than anybody types. It is sent again in a moment.

## Ballots

refusal-voting-in-progress = Voting has begun and is not interrupted. This can be done after the lock.
refusal-amendments-pending = { $symbol } is still pending, and amendments are voted on before the proposal.
refusal-not-its-turn = { $first } comes before { $symbol } in the order that the chair has announced.
refusal-not-circulated-in-time = { $symbol } was not circulated in time to be voted on today. The chair may allow it.
refusal-appeal-pending = An appeal against the ruling on { $symbol } is voted on first.
refusal-simple-for-appeals = An appeal is decided by a simple majority.
refusal-division-pending = It was moved that parts of { $symbol } be voted on separately; that is decided first.
refusal-simple-for-divisions = A motion to divide is decided by a simple majority.
refusal-part-closed = Part { $number } of { $symbol } is already decided.
refusal-parts-pending = Part { $number } of { $symbol } is still to be voted on, and the whole comes last.
refusal-decision-quorum =
    Voting can’t begin: { $present } of { $members } members { $present ->
        [one] is
       *[other] are
    } present, and a decision needs { $needed }.
refusal-majority-not-for-texts = A third of the votes never adopts a text; choose a simple majority or two thirds.
refusal-two-thirds-in-committee = A committee decides by a simple majority; two thirds are for important questions in plenary.
refusal-majority-not-here = Under these rules no text is decided here by { $majority }, but by { $lawful }.
refusal-majority-for-rules = Under these rules they are changed by { $majority ->
    [simple] a simple majority
    [two_thirds] two thirds of the members present and voting
    [absolute] a majority of all members
    [absolute_two_thirds] two thirds of all members
    [unanimity] all members present and voting
   *[other] { $majority }
}.
refusal-decides-by-consensus = Under these rules nothing is put to the vote; it is adopted when nobody objects.
refusal-majority-differs = { $symbol } and its amendments are voted on by the same majority: { $majority ->
    [simple] a simple majority.
    [two_thirds] two thirds.
   *[other] the one that was chosen first.
}
refusal-second-vote-lapsed = { $hours ->
    [one] The { $hours } hour
   *[other] The { $hours } hours
} in which { $symbol } could be voted on again have passed.
refusal-second-vote-same-meeting = The second vote on { $symbol } is taken at a subsequent meeting.
refusal-not-lapsed = The time for a second vote on { $symbol } has not passed, or there is none to take.
refusal-ballot-locked = Ballot { $number } is locked. After the lock nothing changes.
refusal-other-question = This vote names another question than the one that is put.
refusal-not-on-roll = { $member } is not on the roll of this ballot, which was fixed when it was opened; it was not a member then. It votes from the next ballot on.
refusal-not-voting-key = This key does not hold { $member }’s vote.
refusal-chair-does-not-vote = The presiding officer does not vote. Another member of the delegation may.
refusal-ballot-suspended = Voting on ballot { $number } is interrupted. It goes on when the chair resumes it; what was cast before stands.
refusal-ballot-not-suspended = Voting on ballot { $number } is not interrupted.
refusal-point-of-order-raised = { $member } has already risen to a point of order in this vote.
refusal-ballot-closed = Ballot { $number } has closed at the time that was announced. No vote is cast any more.
refusal-closes-later = A time was announced until which ballot { $number } is open. Before it comes the ballot is locked only when everybody has voted.
refusal-not-scheduled = This vote has no closing time: it goes on until the chair locks it.
refusal-ballot-annulled = Ballot { $number } is void. Nothing was decided by it.
refusal-nothing-to-repeat = Ballot { $number } is not void, or was on another matter, so this vote can’t repeat it.
refusal-nothing-to-announce = Ballot { $number } has no result yet. A result is announced after the lock.
refusal-already-announced = The result of ballot { $number } has been announced.

## Other methods of voting

refusal-other-method = Ballot { $number } is taken { $method ->
        [recorded] as a recorded vote
        [roll_call] by roll-call
        [show_of_hands] by show of hands
        [non_recorded] without publishing how each member votes
       *[other] by another method
    }, in which this has no place.
refusal-recorded-vote-demanded = A recorded vote was demanded when this was voted on in ballot { $number }. It is put by a recorded vote or by roll-call.
refusal-veto-needs-names = Under this majority some members have a veto, so it must be recorded how each member votes.
refusal-too-many-hands = { $raised ->
        [one] One hand was
       *[other] { $raised } hands were
    } counted, and { $present } members that may vote were present.
refusal-nothing-counted = Nothing has been counted in ballot { $number } yet.
refusal-not-called = { $member } is not called now. Members answer when they are called.
refusal-passed-already = { $member } has been called a second time, and can’t pass again.
refusal-roll-call-not-over = Not all members have been called in ballot { $number }.
refusal-two-tellers = Ballot { $number } needs two tellers who count independently of each other: two persons, not of the same member.
refusal-not-to-be-teller = Tellers are delegates or officers of the secretariat.
refusal-not-a-teller = You are not a teller of ballot { $number }.
refusal-teller-alone = One teller alone can’t do this; the other one has to confirm it.
refusal-nothing-entered = Nothing is entered for { $member } that waits to be confirmed, or it was entered anew.
refusal-voted-itself = { $member } has voted with its own key. Tellers don’t enter a vote for it.
refusal-other-figures = These are not the figures of ballot { $number }.
refusal-openings-with-tellers = How members voted in ballot { $number } is not published: its two tellers alone have it.

## Without a vote

refusal-asking-closed = The chair no longer asks whether { $symbol } may be adopted without a vote.
refusal-not-present = { $member } is not noted as present at this meeting.

## The door

refusal-foreign-origin = This request came from another site.
refusal-bad-link = This link is not valid, or no longer.
refusal-not-operator = Only the operator can do this.
refusal-bad-cursor = This place in the record does not exist.
refusal-unknown-act = There is no such act in the record.
refusal-ballot-not-locked = The ballot is not locked yet, so its votes are still sealed.
refusal-busy = More is coming in than can be taken at once. Nothing was done; it can be sent again.

## Files

refusal-file-too-large = A file may have at most { $limit } MB.
refusal-file-unsafe = This file is not opened: { $why ->
    [macros] it has macros ({ $part }). Save it without them, as .docx.
    [embedded] it has embedded objects ({ $part }).
    [external] it fetches something from elsewhere ({ $part }).
    [bomb] it unpacks to far more than a text can be.
    [doctype] it has a document type declaration, by which XML files do harm.
   *[other] it could do harm.
} Nothing was read.
refusal-file-unreadable = This file can’t be read: { $why ->
    [type] it is a { $found } file. Word, Akoma Ntoso, Markdown and plain text can be read.
    [encoding] it is not in UTF-8 (byte { $at }).
    [xml] it is not well-formed XML (line { $line }).
    [not_akn] its root is “{ $found }” and not “akomaNtoso”.
    [namespace] its namespace is “{ $found }”; Akoma Ntoso 3.0 has “{ $expected }”.
    [document_type] it holds no text of a resolution ({ $found }).
    [no_amendment] it holds no amendment ({ $found }).
    [an_amendment] it is an amendment. Open the text that it amends, and take the file there.
    [other_base] it amends another text, or a version that this one never had.
    [change] what its change number { $number } asks for is not certain here.
    [zip] its archive is damaged.
    [encrypted] it is encrypted.
    [old_word] it is encrypted, or of a Word before 2007. Save it as .docx.
    [no_word] it is no Word document.
    [too_many_clauses] it has more than { $limit } paragraphs.
    [too_deep] at { $place } its paragraphs go deeper than { $limit } levels of sub-paragraphs.
    [no_text] there are no words in it.
   *[other] it is of no kind that can be read.
}

## Texts and amendments

refusal-bad-text = { $why ->
    [form] The text is not in its canonical form.
    [title] A text needs a title of at most 400 characters, the same as the proposal’s.
    [no_operative] A text needs at least one operative paragraph.
    [size] The text is larger than two megabytes.
    [title_marks] The title can’t hold references or footnotes.
    [too_many_clauses] A text may have at most 2,000 paragraphs, sub-paragraphs, annexes and footnotes.
    [depth] Sub-paragraphs go four levels deep, (a), (i), a. and i., and no further.
    [id] The id of a paragraph, annex or footnote has 6 to 32 small letters and digits.
    [id_twice] Two paragraphs, annexes or footnotes of the text have the same id.
    [kind] A paragraph stands where one of its kind can’t stand.
    [heading] The heading { $clause } can’t have sub-paragraphs.
    [annex_title] An annex ({ $clause }) needs a title of at most 400 characters.
    [annex_empty] An annex ({ $clause }) needs at least one paragraph.
    [note_empty] Footnote { $clause } is empty or longer than 8,000 characters.
    [note_marks] Footnote { $clause } can’t have a footnote of its own.
    [note_unmarked] A footnote of the text is marked nowhere in its paragraphs.
    [note_twice] Paragraph { $clause } marks a footnote that is marked before it.
    [note_unknown] Paragraph { $clause } marks a footnote that the text does not have.
    [opening] The opening words of paragraph { $clause } reach beyond it.
    [empty] Paragraph { $clause } is empty.
    [length] Paragraph { $clause } is longer than 8,000 characters.
    [dangling] In { $clause } the text refers to a paragraph that it does not have.
    [characters] The text holds line breaks or characters that can’t be seen, or isn’t in Unicode’s composed form (NFC).
   *[other] The text can’t be taken as it is.
}
refusal-bad-amendment = { $why ->
    [nothing] This amendment changes nothing.
    [changes] An amendment has at least one change and at most 50.
    [unknown_clause] The amendment names a paragraph that its version of the text does not have.
    [words] The words to be replaced are not the words at that place.
    [place] The new paragraph can’t stand at that place.
    [id_twice] The new paragraph’s id is already taken.
    [language] In another language an amendment changes paragraphs only, and an amendment to it is in the same language.
    [overlap] Two changes of this amendment touch the same words.
    [kind] A paragraph can’t become a heading, nor a heading a paragraph: delete the one and insert the other.
    [language] An amendment can’t put words that stay into another language.
   *[other] The amendment can’t be taken as it is.
}
refusal-not-an-amendment = An amendment changes part of a proposal; without any of its operative paragraphs this is a new proposal.
refusal-amendment-no-longer-fits = Paragraph { $clause } has changed since, and this amendment’s words or place are no longer there. Submit it anew to the text in force.
