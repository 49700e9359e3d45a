# How votes are taken and go on besides casts: without a vote, by other methods, interrupted, annulled, announced.

## Without a vote

step-ask_without = Ask whether { $symbol } may be adopted without a vote
step-adopt_without = Adopt { $symbol } without a vote
ask-without-means = All members see that you ask. Any member that is present can stop the adoption of { $symbol }, by an objection or by asking for a vote. If nobody does, your gavel adopts it.
adopt-without-means = Nobody has stopped it. { $symbol } is adopted, and the record says that it was adopted without a vote.
without-vote-objection = We object
without-vote-objection-confirm = Object to the adoption of { $symbol } without a vote, for { $member }
without-vote-vote = We ask for a vote
without-vote-vote-confirm = Ask for a vote on { $symbol }, for { $member }
without-vote-consequence = It is then not adopted without a vote, and the room sees which member said so. The chair may put it to the vote.
without-vote-asked = You asked at { $time } whether { $symbol } may be adopted without a vote. Nobody has stopped it.
without-vote-stopped-objection = { $member } objects: { $symbol } is not adopted without a vote.
without-vote-stopped-vote = { $member } asks for a vote: { $symbol } is not adopted without one.
without-vote-adopted = { $symbol } was adopted without a vote as { $resolution }. { $present } of { $members } members were present.
wall-without-vote = The chair asks: may this be adopted without a vote? Nobody has stopped it.
wall-adopted-without-vote = { $symbol } adopted without a vote

## Before a vote is opened

preflight-how = How it is taken: { $method }
preflight-method = Method
preflight-closing = Closes
preflight-no-closing = when you lock it
preflight-minutes = { $count ->
        [one] after one minute
       *[other] after { $count } minutes
    }
preflight-roll = Roll
preflight-roll-count = { $count ->
        [one] One member has a vote.
       *[other] { $count } members have a vote.
    }
preflight-keyless = { $count ->
        [one] One of them has no device that votes; two tellers can enter its vote.
       *[other] { $count } of them have no device that votes; two tellers can enter their votes.
    }
preflight-quorum = Quorum
preflight-text = Text
preflight-box = Votes cast
preflight-empty = None: vote { $number } begins empty, and every vote on it comes after its opening in the record.
preflight-repeats = Ballot { $number } on this was annulled; this vote repeats it.
preflight-demanded = { $member } demanded a recorded vote in ballot { $number }; this vote is recorded.
method-recorded = Recorded vote
method-recorded-means = On members’ own devices, sealed until the lock; then everybody sees how each voted.
method-roll_call = Roll-call
method-roll_call-means = Members are called one by one from a drawn member, and answer for all to see.
method-show_of_hands = Show of hands
method-show_of_hands-means = You count the hands and enter the figures. Any member may demand a recorded vote.
method-non_recorded = Non-recorded vote
method-non_recorded-means = Only totals are published; two tellers attest them. Any member may demand a recorded vote.
vote-sealed-roll_call = Each answer is public as it is given.
vote-sealed-show_of_hands = The chair counts the hands in the room. Until the lock any member may demand a recorded vote.
vote-sealed-non_recorded = How members voted is never published. Two tellers alone see it after the lock, and attest the totals.

## While it goes on

vote-interrupted = Voting is interrupted
conduct-more = More: suspend, tellers, annul
conduct-words-needed = It needs words: they stand on the record.
resume = Resume the vote
resume-ruling = What you rule, or what was repaired (may stay empty)
resume-confirm = Resume the vote now
resume-consequence = Members can vote again on the same question. A closing time is put off by as long as the vote was interrupted.
extend = { $minutes } minutes longer
extend-confirm = Put the closing off by { $minutes } minutes
suspend = Suspend the vote
suspend-reason = What has happened
suspend-confirm = Suspend the vote now
suspend-consequence = Nobody can vote, and it can’t be locked, until you resume it. What was cast stands.
annul = Annul ballot { $number }
annul-reason = Why the ballot is void
annul-confirm = Declare ballot { $number } void
annul-consequence = Nothing is decided and nothing changes in the text. The sealed votes are destroyed unopened. The vote can be repeated.
point-of-order = Point of order
point-of-order-means = Only on how this vote is conducted; it interrupts the vote at once. Each member has one in a vote.
point-of-order-words = The point
point-of-order-rise = Rise to a point of order
point-of-order-confirm = Interrupt the vote for a point of order, for { $member }
demand = Demand a recorded vote
demand-confirm = Demand a recorded vote, for { $member }
demand-consequence = This ballot is void at once. The same question is put again so that it is recorded how each member votes.
void-heading = Void: the vote on { $matter }
void-reason = The chair annulled this ballot:
void-demanded = { $member } demanded a recorded vote before this one was locked.
void-means = Nothing was decided by it, and nothing changed in the text. Its votes were never opened.
void-again = It was repeated as vote { $number }
votes-void = Void

## Hands

hands-all-three = All three figures are needed; nobody is a nought.
hands-sum = { $raised } of { $present } present; { $rest } not voting
hands-enter = Enter the count
hands-again = Enter another count
hands-confirm = Enter { $in_favour } in favour, { $against } against, { $abstaining } abstaining

## The roll is called

roll-call-title = The roll
roll-call-drawn = English alphabetical order, from { $member }, drawn by lot.
roll-call-now = is called
roll-call-passed = passed; is called again
roll-call-silent = did not answer
roll-call-lot = How the lot was drawn
roll-call-lot-how = The lot is the SHA-256 of the question’s hash and the instant of the opening in the record; divided by the number of members, what remains is the place in the alphabet that is called first. Anybody can draw it again.
roll-call-your-turn = { $member } is called. How do you vote?
roll-call-you-answered = You answered { $answer }.
roll-call-before-you = { $count ->
        [one] You are called next.
       *[other] You are called after { $count } others.
    }
roll-call-wait = You answer when you are called.
pass-over = { $member } does not answer
pass-over-confirm = Go on without an answer by { $member }
pass-over-consequence = Who does not answer is called once more at the end.
answer-in-favour = Yes
answer-against = No
answer-abstaining = Abstention
answer-pass = Pass
answer-in-favour-confirm = Answer yes on { $matter }, for { $member }
answer-against-confirm = Answer no on { $matter }, for { $member }
answer-abstaining-confirm = Abstain on { $matter }, for { $member }
answer-pass-confirm = Pass, for { $member }
answer-consequence = All see it at once, and it is not changed.
answer-pass-consequence = You are called once more at the end, and can’t pass then.

## Tellers

teller-nth = Teller { $nth }
teller-choose = Choose a person
tellers-secretariat = Secretariat
tellers-are = Tellers: { $names }
tellers-appoint = Appoint these tellers
tellers-appoint-confirm = Appoint them
tellers-means-recorded = Together they may enter the votes of members that are present without a device. The record shows which votes they entered.
tellers-means-show_of_hands = Each of them confirms the hands that you counted.
tellers-means-non_recorded = After the lock they alone see how members voted, and each attests the totals.
telling-title = For the tellers
telling-means = Enter members that are present and have no device. What one of you enters counts when the other has confirmed it.
telling-member = Member
telling-choose = Choose a member
telling-how = It votes
telling-missing = Choose the member and how it votes.
telling-enter = Enter this vote
telling-enter-confirm = Enter for { $member }: { $choice }
telling-enter-consequence = The other teller sees it and confirms it; nobody else sees it before the lock.
telling-waits = { $member } waits for you to confirm.
telling-mine-waits = What you entered for { $member } waits for the other teller.
telling-read = Read what was entered
telling-confirm = It says: { $choice }. Confirm
telling-confirm-confirm = Confirm for { $member }: { $choice }
attest-found = This device has opened and counted the votes itself: { $in_favour } in favour, { $against } against, { $abstaining } abstaining.
attest-told = The chair has entered { $in_favour } in favour, { $against } against, { $abstaining } abstaining.
attest-confirm = Attest { $in_favour } in favour, { $against } against, { $abstaining } abstaining
attest-consequence = Your attestation is signed and stands on the record under your accreditation.
attest-differs = This device has counted { $in_favour } in favour, { $against } against, { $abstaining } abstaining, which is not what waits. Tell the chair: the ballot can be annulled.
attest-done = { $count ->
        [one] You have attested the totals. They wait for the other teller.
       *[other] Both tellers have attested the totals.
    }

## What a result rests on

ground-non_recorded = Attested, not publicly provable: two tellers have signed that these are the totals. Who voted is proved; how anybody voted is not published.
ground-show_of_hands = { $tellers ->
        [0] Attested, not publicly provable: these are the hands that the chair counted.
       *[other] Attested, not publicly provable: these are the hands that the chair counted and two tellers confirmed.
    }
ground-entered = { $count ->
        [one] One vote was entered by two tellers, for a member present without a device: { $names }.
       *[other] { $count } votes were entered by two tellers, for members present without a device: { $names }.
    }
ground-reconciled = { $devices } on devices and { $entered } by tellers: { $voted } in all.
check-state-attested = Attested, not provable:
check-openings-attested = { $method ->
        [non_recorded] The votes are not published. The totals are those that two tellers have attested, of as many votes as were cast.
       *[other] Hands leave no trace. The totals are those that the chair has entered{ $tellers ->
            [0] .
           *[other] , and two tellers have attested them.
        }
    }
check-openings-roll-call = { $count } answers were given aloud, each signed by its member, and stand in the record as they are shown.
check-verdict-attested = What can be checked holds. The totals themselves are attested by persons, and can’t be proved.
