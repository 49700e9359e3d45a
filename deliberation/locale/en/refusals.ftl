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
    [blob] document
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

refusal-assembly-exists = The assembly { $assembly } already exists.
refusal-member-exists = { $member } is already a member.
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
refusal-not-the-sponsor = Only the main sponsor of { $symbol } can withdraw it.
refusal-not-a-sponsor = { $member } is not a sponsor of { $symbol }.
refusal-voting-begun = Voting on { $symbol } has begun, so it can no longer be withdrawn.
refusal-already-amended = { $symbol } has been amended, so it can no longer be withdrawn.
refusal-proposal-closed = { $symbol } is closed: { $state ->
    [adopted] it was adopted.
    [rejected] it was rejected.
    [withdrawn] it was withdrawn.
    [second_vote_pending] only its second vote remains.
   *[other] it can no longer change.
}
refusal-superseded-version = The text of { $symbol } has changed since. Look at the text in force, then act on that.
refusal-amendment-closed = { $symbol } is no longer pending: { $state ->
    [incorporated] the sponsors have taken it into their text.
    [adopted] it was adopted.
    [rejected] it was rejected.
    [withdrawn] it was withdrawn.
    [moot] the adoption of another amendment implied its rejection.
   *[other] it is decided.
}
refusal-already-accepted = This sponsor has already accepted { $symbol }.
refusal-not-adopted-yet = Only an adopted amendment to the same proposal can imply the rejection of another.
refusal-not-implied = Adopting { $by } does not imply the rejection of { $symbol }: they touch different words, and { $symbol } still fits.

## Threads

refusal-bad-words = A message has between 1 and { $limit } characters.
refusal-not-your-audience = This thread is not open to you.
refusal-reply-elsewhere = A reply belongs to the thread of the message that it answers.

## Ballots

refusal-voting-in-progress = Voting has begun and is not interrupted. This can be done after the lock.
refusal-amendments-pending = { $symbol } is still pending, and amendments are voted on before the proposal.
refusal-decision-quorum =
    Voting can’t begin: { $present } of { $members } members { $present ->
        [one] is
       *[other] are
    } present, and a decision needs { $needed }.
refusal-majority-not-for-texts = A third of the votes never adopts a text; choose a simple majority or two thirds.
refusal-two-thirds-in-committee = A committee decides by a simple majority; two thirds are for important questions in plenary.
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
refusal-ballot-locked = Ballot { $number } is locked. After the lock nothing changes.
refusal-other-question = This vote names another question than the one that is put.
refusal-not-on-roll = { $member } is not on the roll of this ballot.
refusal-not-voting-key = This key does not hold { $member }’s vote.

## The door

refusal-foreign-origin = This request came from another site.
refusal-bad-link = This link is not valid, or no longer.
refusal-not-operator = Only the operator can do this.
refusal-bad-cursor = This place in the record does not exist.
refusal-unknown-act = There is no such act in the record.
refusal-ballot-not-locked = The ballot is not locked yet, so its votes are still sealed.
refusal-busy = More is coming in than can be taken at once. Nothing was done; it can be sent again.

## Texts and amendments

refusal-bad-text = { $why ->
    [form] The text is not in its canonical form.
    [title] A text needs a title of at most 300 characters, the same as the proposal’s.
    [no_operative] A text needs at least one operative paragraph.
    [too_many_clauses] A text may have at most 500 paragraphs and sub-paragraphs.
    [depth] Sub-paragraphs go two levels deep, (a) and then (i), and no further.
    [id] A paragraph’s id has 6 to 32 small letters and digits.
    [id_twice] Two paragraphs of the text have the same id.
    [kind] A paragraph stands where one of its kind can’t stand.
    [opening] The opening words of paragraph { $clause } reach beyond it.
    [empty] Paragraph { $clause } is empty.
    [length] Paragraph { $clause } is longer than 8,000 characters.
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
    [overlap] Two changes of this amendment touch the same words.
   *[other] The amendment can’t be taken as it is.
}
refusal-not-an-amendment = An amendment changes part of a proposal; without any of its operative paragraphs this is a new proposal.
refusal-amendment-no-longer-fits = Paragraph { $clause } has changed since, and this amendment’s words or place are no longer there. Submit it anew to the text in force.
