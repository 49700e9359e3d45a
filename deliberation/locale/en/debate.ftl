# Texts, amendments, threads and votes: what delegates read, write and decide.

## Votes: one word for each, everywhere

vote-in-favour = In favour
vote-against = Against
vote-abstaining = Abstaining
vote-not-voting = Not voting
vote-sealed = Has voted
vote-waiting = Has not voted yet
figure = { $value }
seats-figure = { $count } { $vote }
seats-summary =
    { $count ->
        [one] { $count } member
       *[other] { $count } members
    }: { $figures }. The table has each by name.
majority-simple = a majority
majority-two-thirds = two thirds
majority-one-third = one third
tally-base = Of { $voting } present and voting, { $majority } is { $required }. Members who abstain are not counted among those voting.
tally-nobody-voting = Nobody voted in favour or against.
table-find = Find a member
table-show = Show
table-all = All ({ $count })
table-only = { $vote } ({ $count })
table-shown = { $shown } of { $count } shown
table-none = No member here.
table-column-name = Member
table-column-vote = Vote

## The votes of the assembly

votes-heading = Votes
votes-open-now = Open now
votes-results = Results
votes-none = No vote has been taken yet.
votes-open = Open
votes-figures = { $in_favour } in favour, { $against } against, { $abstaining } abstaining; { $required } of { $voting } voting needed
voted-count = { $voted } of { $roll } have voted
result-adopted = Adopted
result-rejected = Rejected
result-not-adopted = Not adopted
result-no-decision = No decision
result-second-vote-within-48h = Equally divided; second vote
result-ruling-stands = Ruling stands
result-ruling-overruled = Ruling overruled
result-invalid = Invalid

## A vote

vote-unknown-heading = No such vote
vote-unknown = There is no vote at this address.
vote-open = Voting is open
vote-number = Ballot { $number }
vote-opened = since { $time }
vote-question = Vote on { $matter }
vote-text = The text that is voted on
vote-text-differs = The text shown here is not the one that the question names. Do not vote on it; tell the secretariat.
vote-whole-text = Show the whole text
vote-needs-simple = Adopted by a majority of the members present and voting (P-66).
vote-needs-two-thirds = Adopted by two thirds of the members present and voting (P-67).
vote-needs-one-third = Carried by one third of the members present and voting (P-40).
vote-needs-to-divide = The motion is carried by a majority of the members present and voting; a tie does not carry it (P-60, P-72).
vote-needs-to-overrule = The ruling is overruled by a majority of the members present and voting, in favour of the appeal; otherwise it stands (P-31).
vote-second = This is the second vote; a second tie is a rejection (P-69).
vote-to-text = Open { $symbol } with its amendments
vote-who = Who has voted
vote-who-table = By name
vote-sealed-recorded = How members voted stays sealed until the chair locks the vote, for the chair and the secretariat too.

## The ballot paper

paper-heading = { $member }’s vote
paper-heading-others = Members are voting
paper-role-public = You read as a member of the public. One member, one vote: only delegates cast it.
paper-role-observer = You are here as an observer. One member, one vote: only delegates cast it.
paper-role-chair = The presiding officer does not vote (P-08). You see who has voted, never how.
paper-role-secretariat = The secretariat does not vote. You see who has voted, never how.
paper-not-on-roll = { $member } is not on the roll of this vote, which was fixed when the vote was opened.
paper-no-key = This device has no key to sign with.
paper-to-sign-in = Sign in on this device
paper-other-key = Another device holds { $member }’s vote now. One key votes for a member at a time (P-09).
paper-voted-elsewhere = { $member } has voted from another device. How it voted is readable on that device only, until the lock.
paper-take-over = Take over the vote
paper-take-over-confirm = Take over { $member }’s vote on this device
paper-take-over-consequence = From then on only this device votes for your member. The change is on the record; a vote cast before it counts until it is changed.
paper-choices = Your vote: three choices, none chosen beforehand
paper-two-steps = Choose, then confirm. You may change your vote until the chair locks it.
paper-confirm = Confirm your vote
paper-confirm-first = You are about to cast your member’s vote. It is sealed until the lock.
paper-confirm-change = This replaces the vote that you cast before. The last one counts.
paper-under-way = The vote is on its way
paper-waiting = Your vote is signed and on its way. It is recorded when you see “recorded as” here.
paper-waiting-offline = Not recorded yet: there is no connection. Your vote is signed and kept on this device, and is sent again by itself until it is recorded. It counts once, however often it is sent.
cast-in-favour = Vote in favour of { $matter }, for { $member }
cast-against = Vote against { $matter }, for { $member }
cast-abstaining = Abstain on { $matter }, for { $member }
recorded-as = Recorded as: { $choice }.
recorded-as-before = Recorded as:
recorded-may-change = You may change it until the chair locks the vote.
recorded-receipt = Receipt: entry { $index } of the record. It is kept on this device.

## A result

result-locked = Vote locked
result-none = This vote has no outcome.
result-resolution = The text is now { $symbol }.
result-check = Check this result
result-loading-votes = The votes are being read…
result-explained = How it was decided
result-seats = The votes by seat
result-table = The votes by member
result-voted-on = What was voted on
result-show-text = Show the text
result-receipt = My receipt
result-downloads = To take away
receipt-none = This device has cast no vote here.
receipt-yours = This device’s last vote, entry { $index } of the record:
receipt-verify = Verify my receipt
receipt-save = Save my receipt as a file
receipt-reveals = Your receipt shows how you voted. It leaves this device only if you save it.
receipt-holds = The vote that this device signed stands in the record as entry { $index } of { $size }, with the signature of the log.
receipt-counted-yes = It is published and counted as you cast it: { $choice }.
receipt-counted-replaced = It said { $choice }; a later vote of your member replaced it, and that one was counted.
receipt-counted-not-published = It says { $choice }. What is counted is published when the chair locks the vote.
receipt-fails = This receipt does not hold. Keep it, save it as a file, and show it to an observer.
download-openings = Votes
download-openings-what = each member’s vote with what proves that it is the one that was sealed
download-roll = Roll
download-roll-what = the members that could vote, and the key that held each vote at the opening
download-entries = Entries
download-entries-what = everything on the record from the opening to the lock, with signatures

## Check this result

check-heading = Check this result
check-lead = Your browser does this itself, from the published record. It takes the server’s word for nothing that it can recompute.
check-not-locked = A vote can be checked once the chair has locked it.
check-caught = What would this have caught?
check-again = Check again
check-state-waiting = Not checked yet:
check-state-running = Being checked:
check-state-holds = Holds:
check-state-fails = Does not hold:
check-checkpoint = The log’s latest checkpoint is signed with the log’s key.
check-checkpoint-holds = The log’s latest checkpoint is signed with the log’s key; it covers { $size } entries.
check-checkpoint-caught = A record that somebody other than the log has put together or cut short.
check-entries = The entries from the opening to the lock are in the record, none missing.
check-entries-holds = Entries { $from } to { $to }, from the opening to the lock, are all in the record: { $count } entries, none missing, none altered, in order.
check-entries-caught = A vote removed, added afterwards, moved past the lock, or altered in a single letter.
check-question = The question shown is the one that was opened, and every vote answers it.
check-question-holds = The question on { $symbol } is the one that was opened, and every vote answers it.
check-question-caught = A text exchanged under the voters, or votes on one question counted for another.
check-roll = The published roll is the one that this vote names.
check-roll-holds = The published roll is the one that this vote names: { $count } members, each once.
check-roll-caught = A member put on the roll or struck from it after the vote.
check-votes = Each vote is signed by the key that held its member’s vote, and only members on the roll voted.
check-votes-holds =
    Each of { $casts ->
        [one] { $casts } vote
       *[other] { $casts } votes
    } cast is signed by the key that held its member’s vote. { $counted } members voted; { $replaced ->
        [0] none changed its vote.
        [one] one earlier vote was replaced.
       *[other] { $replaced } earlier votes were replaced.
    }
check-votes-caught = A vote cast in a member’s name by somebody else, two votes counted for one member, a vote by a member without one.
check-openings = Each opened vote is the one that its member sealed and signed.
check-openings-holds = Each of { $count } opened votes is the one that its member sealed and signed; none is missing and none is added.
check-openings-caught = A vote read as another than was cast, or left out of the count.
check-tally = The tally is what these votes add up to.
check-tally-holds = Counted again: { $in_favour } in favour, { $against } against, { $abstaining } abstaining, { $not_voting } not voting. The announced tally is the same.
check-tally-caught = A wrong sum, by mistake or by design.
check-outcome = The outcome is what the rule makes of this tally.
check-outcome-holds = Decided again under the rules: { $result }. { $voting } present and voting, { $required } needed, { $present } present.
check-outcome-caught = The wrong majority applied, a quorum that was not met, a tie taken for an adoption.
check-verdict-holds = The result holds.
check-verdict-fails = The result does not hold.
check-verdict-fails-what = Keep this page, and ask an observer to run the full verifier. What comes after the sentence that fails was not checked, for it rests on it.
check-left-heading = What is left to the full verifier
check-left-roll = Where the roll came from: that each key on it was enrolled by that member’s accredited delegate.
check-left-presence = Who was present at the opening; taken here from the published vote, with those who voted.
check-left-accreditations = That the delegates who voted were accredited, that each key that took a vote over was enrolled for that member, and that the chair’s own acts are signed by the chair.
check-left-before = Everything before the opening: admissions, texts, amendments.
check-left-one-log = That everyone is shown the same record: observers compare checkpoints, and witnesses sign them.
check-full-verifier = The full verifier is one command, deliberation verify, over the downloaded record.
check-log-key = The log’s key, to compare with the one that the assembly has published elsewhere:

## Texts

pillar-innovation = Innovation cooperation
pillar-inclusion = Inclusive development
pillar-governance = Coordinated governance
texts-heading = Texts
texts-table = Table a draft
texts-none = No draft has been tabled yet.
texts-pending =
    { $count ->
        [one] { $count } amendment pending
       *[other] { $count } amendments pending
    }
text-unknown-heading = No such text
text-unknown = There is no text at this address.
text-about = Sponsors, downloads and steps
text-sponsors = Sponsored by
text-words = The text
text-discuss = Discuss the draft
text-discussion = Discussion of { $symbol }
text-go-on-drafting = Go on with your amendment
clause-label = paragraph { $label }
norm-reference-gone = (a paragraph that is no longer there)
norm-note = Footnote { $number }
norm-notes = Footnotes
norm-note-back = Back to footnote { $number } in the text
views-label = How the text is read
view-stands = As it stands
view-with = As it would be with…
view-with-label = As it would be with this amendment
view-with-one = With { $symbol }
view-all = All proposals
diff-deleted = [deleted:
diff-inserted = [inserted:
diff-end = ]
arrivals-amendments =
    { $count ->
        [one] { $count } new amendment
       *[other] { $count } new amendments
    }
arrivals-version = The text has changed: version { $number } is in force.
arrivals-show = Show
versions-heading = Versions
version-number = Version { $number }
version-read = Read
version-compare = Compare with the one before
version-close = Close
withdraw-proposal = Withdraw the draft
withdraw-proposal-confirm = Withdraw draft { $symbol }, for { $member }
withdraw-consequence = This cannot be taken back. What was said about it stays on the record.

## Amendments

amendment-circulated = Circulated
amendment-incorporated = Accepted by all sponsors
amendment-second-vote-pending = Second vote pending
amendment-adopted = Adopted
amendment-rejected = Rejected
amendment-withdrawn = Withdrawn
amendment-moot = Moot
amendment-merged = Merged into another
amendment-divided = Divided
amendment-not-receivable = Not receivable
amendment-lapsed = Lapsed
amendment-unknown-heading = No such amendment
amendment-unknown = There is no amendment at this address.
amendment-to = Amendment to
amendment-changes = What it changes
amendment-no-longer-fits = Its words are no longer in the text in force. Its author may submit it anew, or the chair rules that it is moot.
amendment-accepted = Accepted by { $accepted }. Still to accept: { $remaining }.
card-label = Amendment { $symbol }
card-collides = Collides with
card-no-longer-fits = No longer fits the text in force
card-read-with = Read with it
card-read-without = Read without it
card-discuss = Discuss
change-deletes-clause = the whole paragraph
accept-label = Accept this amendment
accept-confirm = Accept { $symbol }, for { $member }
accept-makes-version = You are the last sponsor to accept. It becomes part of the text, as a new version, and is not voted on.
accept-then = It becomes part of the text when all sponsors have accepted. Still to come: { $others }.
withdraw-amendment = Withdraw this amendment
withdraw-amendment-confirm = Withdraw { $symbol }, for { $member }
amend-clause = Amend this paragraph
amend-clause-label = Amend paragraph { $clause }
amend-see-new-version = You are reading a version that is no longer in force. Show the new one to amend it.
selection-label = The words you selected
selection-replace = Replace these words
selection-delete = Delete these words
selection-delete-clause = Delete the paragraph
compose-heading = Your amendment
compose-lead = To { $symbol }, for { $member }. You may change several paragraphs in one amendment: select words or choose a paragraph in the text.
compose-empty = Select words in the text, or choose a paragraph, to begin.
compose-reword = Reword { $clause }
compose-delete = Delete { $clause }
compose-insert-after = New paragraph after { $clause }
compose-insert = Insert a paragraph after it
compose-alternative = Insert an alternative
compose-delete-instead = Delete the whole paragraph
compose-reword-instead = Reword it instead
compose-preview = As it would read
compose-undo = Leave out
compose-superseded = The text has changed since you began. Your words are kept.
compose-superseded-first = Take your words over to the text in force first.
compose-take-over = Take over to the text in force
compose-nothing = Nothing is changed yet.
compose-submit = Submit the amendment
compose-confirm =
    Submit an amendment to { $symbol } with { $count ->
        [one] { $count } change
       *[other] { $count } changes
    }, for { $member }
compose-consequence = It is circulated to everyone with your member as its sponsor. You may withdraw it until it is put to the vote.
compose-kept = What you type is kept on this device until it is submitted.

## Tabling a draft

table-heading = Table a draft
table-title = Title
table-pillar = Purpose
table-sponsors = Co-sponsors
table-sponsors-help = { $member } tables it and is its main sponsor. Members that you name here are invited; they become sponsors when they join.
table-add-sponsor = Add a co-sponsor…
table-remove-sponsor = Remove { $member } from the co-sponsors
table-preamble = Preamble
table-preamble-help = Why: each paragraph opens with a participle, such as “Recalling”. Commas are set for you.
table-operative = Operative part
table-operative-help = What is decided: each paragraph opens with a verb, such as “Decides”. Numbers and semicolons are set for you.
table-add-preamble = Add a preambular paragraph
table-add-operative = Add an operative paragraph
table-paragraph = New paragraph
table-up = Up
table-up-label = Up: { $name }
table-down = Down
table-down-label = Down: { $name }
table-after = Add after
table-after-label = Add after: { $name }
table-below = Add a sub-paragraph
table-below-label = Add a sub-paragraph to: { $name }
table-remove = Remove
table-remove-label = Remove: { $name }
table-preview = As it will be printed
table-preview-empty = The text appears here as you type.
table-missing-title = The title is missing.
table-missing-pillar = Choose one of the three purposes.
table-missing-operative = An operative paragraph is missing.
table-missing-chapeau = A paragraph with sub-paragraphs needs words of its own.
table-submit = Table the draft
table-confirm = Table “{ $title }”, for { $member }
table-consequence = It gets its symbol and is circulated to everyone. You may withdraw it until voting begins, unless it has been amended.

## Threads

thread-heading = Discussion
thread-empty = Nothing has been said here yet.
drawer-close = Close
comment-you = you
comment-new = New
comment-reply = Reply
comment-erased = These words were erased. That something was said stays on the record.
audience-public = For everyone
audience-members = For members
audience-own = For my delegation only
audience-member = For the delegation of { $member }
write-words = Your comment
write-language = Language
write-language-as-written = Taken from the words
write-audience = Who may read it
write-reply-to = Reply to:
write-no-reply = Not a reply
write-nothing = Write something first.
write-post-public = Post for everyone
write-post-members = Post for members
write-post-own = Post for my delegation
write-waiting = Signed and kept here; it is sent as soon as there is a connection.
