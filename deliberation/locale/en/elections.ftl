# Elections: nominations, ballots, counts and drawings of lots.

nav-elections = Elections
elections-heading = Elections
elections-current = Being held
elections-ended = Ended
elections-none = No election has been opened yet.
elections-line = { $places ->
    [one] { $places } place
   *[other] { $places } places
}, { $candidates ->
    [0] nobody nominated yet
    [one] { $candidates } candidate
   *[other] { $candidates } candidates
}
election-state-nominating = Nominations are open
election-state-nominated = Nominations are closed
election-state-balloting = Ballots are held
election-state-voting = Ballot { $number } is open
election-state-ended = Ended
election-elected = Elected: { $names }
election-nobody-elected = Nobody was elected.
election-open-notice = The papers of this election are entered openly: when a ballot is closed, it is published what each member wrote. This is not a secret ballot.
election-hand-notice = The papers of this ballot are of paper. The chair enters the count, and two tellers confirm it.

## Opening one

election-new = Open an election
election-title = What is filled
election-title-help = The office or the organ, as it is to stand in the record.
election-places = Places to fill
election-method = How it is counted
method-series = A series of ballots, until all places are filled
method-instant_runoff = Instant run-off: one ranked ballot for one place
method-single_transferable = Single transferable vote: one ranked ballot for several places
method-schulze = Schulze: one ranked ballot, candidates compared two by two
method-approval = Approval: one ballot on which any number may be named
election-majority = Majority
election-majority-simple = More than half of those present and voting
election-majority-two_thirds = Two thirds of those present and voting
election-incomplete = Say what is filled, and how many places.
election-open = Open the nominations
election-open-confirm = Open the election “{ $title }”
election-open-consequence = Members can nominate candidates from then on.

## Nominations

nominations = Candidates
nominations-none = Nobody has been nominated yet.
nominated-by = nominated by { $member }
nominate = Nominate a candidate
nominate-name = Name of the candidate
nominate-empty = Write the name first.
nominate-first = Nominate
nominate-confirm = Nominate { $name } on behalf of { $member }
nominate-withdraw = Withdraw
nominate-withdraw-name = Withdraw the nomination of { $name }
nominate-withdraw-confirm = Withdraw the nomination of { $name } on behalf of { $member }
slate-clean = No more stand than there are places. The slate is declared elected unless a member asks for a ballot.
slate-demanded = { $member } has asked for a ballot.
slate-ask = Ask for a ballot
slate-ask-confirm = Ask for a ballot on behalf of { $member }
slate-ask-consequence = The slate is then not declared elected; a ballot is held.
slate-declared = Declared elected without a ballot: no more stood than there were places, and no member asked for one.

## The chair's next step

next-step = Next step
next-close-nominations = Close the nominations
next-close-nominations-confirm = Close the nominations for { $title }
next-close-nominations-consequence = Nobody can be nominated after that. { $candidates ->
    [one] { $candidates } candidate stands
   *[other] { $candidates } candidates stand
} for { $places ->
    [one] { $places } place.
   *[other] { $places } places.
}
next-declare = Declare the slate elected
next-declare-confirm = Declare { $names } elected
next-declare-consequence = No member has asked for a ballot.
next-open = Open ballot { $number }
next-open-confirm = Open ballot { $number }: { $names }
next-open-entry = How papers come in
next-entry-open = Members enter them here, openly
next-entry-manual = Papers of paper, counted by two tellers
next-teller = { $number ->
    [1] First teller
   *[other] Second teller
}
next-teller-choose = Choose a member
next-tellers-needed = Choose two different members as tellers.
next-close = Close and count the ballot
next-close-confirm = Close ballot { $number } and count it
next-close-consequence = { $papers } of { $roll } members have handed in a paper. Nothing can be changed after that.
next-close-hand-consequence = The count that two tellers have confirmed is announced.
next-draw = Draw lots
next-draw-confirm = Draw lots between { $names }
next-draw-consequence = The seed was committed to before the ballot was opened; anybody can draw the same lots from it again.
next-no-meeting = No meeting is open.

## Kinds of ballots, and why one comes next

poll-kind-initial = Initial ballot
poll-kind-restricted = Restricted ballot
poll-kind-unrestricted = Unrestricted ballot
poll-kind-special = Special ballot
because-first = All candidates stand.
because-two_leading = Nobody had the majority, so the ballot is restricted to the two leading candidates.
because-leading = Places are left, so the ballot is restricted to the leading candidates, at most two for each place.
because-any_eligible = After three restricted ballots, papers may name any candidate who is not elected yet.
because-nobody_voted = Nobody voted, so the ballot is held again.
because-tied_for_place = More reached the majority than places are left, and these are level for the last of them.
because-tied_to_advance = These are level for who stands in the next ballot.
because-equally_divided = The votes are equally divided between the two, so the chair draws lots.
because-still_tied = They are level again, so the chair draws lots.
because-filled = All places are filled.
because-nobody_left = Places are left, and nobody is left to fill them: new nominations are needed.
next-ballot = Next: ballot { $number }, { $kind }
next-lots = Next: lots are drawn between { $names }
next-end = The election has ended

## A member's paper

mark-heading = The paper of { $member }
mark-names = { $names ->
    [one] Choose one candidate at most.
   *[other] Choose { $names } candidates at most.
}
mark-any = Choose as many candidates as you like.
mark-rank = Give your first choice the number 1, the next the number 2, and so on. You may leave candidates out.
mark-rank-of = Rank of { $name }
mark-unranked = not ranked
mark-too-many = You have chosen { $chosen } candidates, and this paper may name { $names } at most. As it is, it would be invalid.
mark-nobody = Nobody is chosen yet.
mark-first = Go on with this paper
mark-blank = Hand in a blank paper (abstain)
mark-confirm = Hand in for { $member }: { $names }
mark-confirm-blank = Hand in a blank paper for { $member }: an abstention
mark-confirm-public = When the ballot is closed, this paper is published with the name of your member.
mark-recorded = Your paper is recorded: { $names }
mark-recorded-blank = Your paper is recorded: blank, an abstention
mark-may-change = You may hand in another in its place until the chair closes the ballot.
mark-elsewhere = A paper of { $member } has been handed in from another device or window.
mark-not-here = This device does not hold your member’s vote.
mark-watch = Only delegates hand in papers.
papers-handed = { $papers } of { $roll } papers handed in

## Counting by hand

hand-heading = The count of the papers
hand-papers = Ballot papers
hand-invalid = Invalid papers
hand-abstentions = Blank papers (abstentions)
hand-enter = Enter this count
hand-enter-confirm = Enter { $papers } papers: { $votes }
hand-entered = Entered: { $papers } papers, { $invalid } invalid, { $abstentions } blank; { $votes }
hand-confirmed = Confirmed by { $members }
hand-not-confirmed = No teller has confirmed it yet.
hand-waiting = The chair has not entered a count yet.
hand-tellers = Tellers: { $members }
hand-confirm = Confirm this count
hand-confirm-confirm = Confirm as teller for { $member } that you have counted the same

## What was counted

held-heading = Ballots held
held-caption = Votes for each candidate, ballot by ballot
held-candidate = Candidate
held-ballot = Ballot { $number }
held-elected = elected
held-not-standing = did not stand
figure-papers = Ballot papers
figure-invalid = Invalid
figure-valid = Valid
figure-abstentions = Abstentions
figure-voting = Present and voting
figure-required = Required majority
figure-required-none = none: nobody voted
held-figures = Ballot { $number }: { $papers } papers, { $invalid } invalid, { $abstentions } abstentions; { $voting } present and voting.
held-by-hand = counted by hand
count-heading = Ballot { $number }, round by round
count-quota = { $papers } papers; the quota is { $quota }.
count-majority = { $papers } papers; more than half of those that still rank somebody elects.
count-approvals = { $papers } papers that name somebody.
count-round = Round { $number }
count-first_preferences = First preferences
count-surplus = Surplus of { $names } transferred
count-exclusion = { $names } excluded
count-approvals-counted = Approvals
count-exhausted = Papers used up
count-lost = Lost by cutting off
count-tie-round = A tie between { $names } was decided by round { $round }: { $chosen }.
count-tie-lot = A tie between { $names } was decided by lot: { $chosen }.
count-seed = Seed of the lots: { $seed }
count-deemed = elected, as no more are left than places
pairs-heading = Ballot { $number }, candidate against candidate
pairs-caption = How many papers put the candidate of the row before the candidate of the column
pairs-order = Order: { $order }
lots-heading = Lots drawn after ballot { $number }
lots-explained = Each lot is the SHA-256 of the seed, the occasion “{ $occasion }” and the name, each on its own line; the lowest is drawn first.
lots-seed = Seed
lots-lot = Lot
lots-taken = drawn
