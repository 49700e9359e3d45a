### What the page “Now” and the minutes beside it say, which is the first that anyone sees of an assembly.

## The chair’s rulings and questions

need-bloc = The chair asks: does anybody object to { $count ->
    [one] { $count } amendment
   *[other] { $count } amendments
} to { $symbol }?
need-bloc-detail = What nobody objects to is adopted without a vote. Whoever has no objection need do nothing.
verb-bloc = Read the text
need-division = { $symbol }: a vote in parts is moved. Do you object?
need-division-detail = If nobody objects the chair divides the draft. Whoever has no objection need do nothing.
verb-division = Read the text

## Texts and votes

matter-draft = draft { $symbol }
matter-draft-amended = draft { $symbol } as amended
matter-amendment = amendment { $symbol }
matter-part = part { $number } of draft { $symbol }
matter-division = motion to divide draft { $symbol }
matter-ruling = the appeal against the chair’s ruling on { $symbol }
step-back = Back
proposal-circulated = Circulated
proposal-action = For action
proposal-second-vote-pending = Second vote pending
proposal-adopted = Adopted
proposal-rejected = Rejected
proposal-withdrawn = Withdrawn
proposal-lapsed = Lapsed
proposal-voting = Being voted on
why-not-delegate = Only delegates act for a member.
why-no-key = This device has no key to sign with. Sign in on this device first.
why-voting = The text is frozen while it is being voted on (P-75).
why-voting-begun = Voting on it has begun, so it can no longer be withdrawn (P-37).
why-decided = The text is decided.
why-amended = It has been amended, so it can no longer be withdrawn (P-37).
why-accepted = Your member has accepted it already.
why-no-longer-fits = Its words are no longer in the text in force.
comment-bureau = Chair or secretariat

## The desk

why-too-deep =
    { $limit ->
        [one] An amendment can’t itself be amended here.
       *[other] Amendments stand at most { $limit } deep upon each other (P-56).
    }
why-voting-begun-amendment = Voting on it has begun.
why-loading = The text is still being read.
why-subs-first = The amendments to it are decided first (P-56).

## Drafts

drafts-heading = Drafts of your delegation
draft-to = Amendment to
draft-changed = Changed { $at }
draft-people = Also here
draft-kept-here = Kept here, not yet sent
draft-tabled = This draft has been tabled.
draft-discarded = This draft was thrown away by your delegation.
draft-tabled-as = This draft has been tabled as
draft-of-text = Draft of a text
draft-kept-until = Its words are kept until { $at }.
drafts-ended = { $count ->
    [one] { $count } draft that has ended
   *[other] { $count } drafts that have ended
}

## Elections

named-poll = ballot { $number } for { $title }
need-paper = Ballot { $number } of an election is open
need-teller = Ballot { $number } of an election: confirm the count as teller
need-poll = Ballot { $number } of an election is yours to close
verb-paper = Write the paper
verb-teller = Compare and confirm
verb-poll = To the election
deed-election-open = The chair opened the election “{ $about }”
deed-election-nominate = { $who } nominated a candidate for { $about }
deed-election-withdraw = { $who } withdrew a nomination for { $about }
deed-election-close = The chair closed the nominations for { $about }
deed-election-demand = { $who } asked for a ballot for { $about }
deed-election-declare = The chair declared the candidates for { $about } elected
deed-election-draw = The chair drew lots for { $about }
deed-poll-open = The chair opened { $about }
deed-paper-cast = { $who } handed in a paper
deed-poll-enter = The chair entered the count of { $about }
deed-poll-confirm = { $who } confirmed the count of { $about } as teller
deed-poll-close = The chair closed { $about }

## Voting rights

end = End
found = Found an assembly
deed-member-note-arrears = { $count ->
    [0] Arrears of members were entered
    [one] The arrears of { $count } member were entered
   *[other] The arrears of { $count } members were entered
}
deed-member-permit = { $count ->
    [0] A permission to vote was entered
    [one] { $count } member was permitted to vote
   *[other] { $count } members were permitted to vote
}
deed-member-note-credentials = { $count ->
    [0] Credentials were noted
    [one] The credentials of { $count } member were noted
   *[other] The credentials of { $count } members were noted
}
deed-member-suspend = { $count ->
    [0] A suspension was entered
    [one] The suspension of { $count } member was entered
   *[other] The suspension of { $count } members was entered
}
deed-member-restore = { $count ->
    [0] A restoration was entered
    [one] The restoration of { $count } member was entered
   *[other] The restoration of { $count } members was entered
}
deed-member-withdraw = { $count ->
    [0] A notice of withdrawal was entered
    [one] The notice by which { $count } member withdraws was entered
   *[other] The notices by which { $count } members withdraw were entered
}

## Motions and statements

motion-point_of_order = point of order
motion-suspend_meeting = motion to suspend the meeting
motion-adjourn_meeting = motion to adjourn the meeting
motion-adjourn_debate = motion to adjourn the debate on { $symbol }
motion-close_debate = motion to close the debate on { $symbol }
motion-competence = motion that the body is not competent to adopt { $symbol }
motion-no_decision = motion that no decision be taken on { $symbol }
motion-limit_speaking_time = { $minutes ->
    [one] motion to limit speeches to { $minutes } minute
   *[other] motion to limit speeches to { $minutes } minutes
}
motion-reconsider = motion to reconsider { $symbol }
motion-change_order_of_proposals = motion to change the order of proposals
motion-suspend_rule = motion to suspend { $rule }
matter-motion = the procedural motion ({ $symbol })
motion-by = { $member }
motion-for-the-room = put by the chair for the room
motion-order = In this order: { $order }.
motion-objected = { $member } objects; the motion is put to the vote.
motion-speak-for = To speak in favour: { $members }.
motion-speak-against = To speak against: { $members }.
motion-who-room = the room
motion-object = Object
motion-object-confirm = Object to the { $motion }, for { $member }
motion-object-consequence = The motion is then put to the vote. This cannot be taken back.
motion-ask-for = Speak in favour
motion-ask-for-confirm = Ask to speak in favour of the { $motion }, for { $member }
motion-ask-against = Speak against
motion-ask-against-confirm = Ask to speak against the { $motion }, for { $member }
motion-withdraw = Withdraw
motion-withdraw-confirm = Withdraw the { $motion }
motion-made = Made: { $motion }
need-point = A point of order was raised
need-point-detail = You decide on it at once; everything else waits.
verb-point = To the console
need-motion = { $motion } waits for you
need-motion-detail = It comes before what it is about.
verb-motion = To the console
proposal-no-action = No action taken
proposal-not-receivable = Not receivable
proposal-is-no_action = no action is taken on it
proposal-is-not_receivable = not receivable
proposal-debate-closed = the debate on it is closed
deed-meeting-resume = The chair resumed { $about }
deed-motion-move = A procedural motion was made: { $about } ({ $who })
deed-motion-object = { $who } objected to the { $about }
deed-motion-speak = { $who } asked to speak on the { $about }
deed-motion-withdraw = The { $about } was withdrawn
deed-motion-carry = The chair declared carried, nobody objecting: { $about }
deed-motion-rule = The chair ruled on a point of order
deed-proposal-sequence = The chair announced which proposals are on one question
deed-statement-explain = { $who } explained its vote or position
deed-statement-intended = { $who } had noted how it had intended to vote
deed-statement-reserve = { $who } made a reservation or dissociated itself
deed-statement-reply = { $who } exercised its right of reply

## The rules

deed-rules-propose = { $who } proposed a change of the rules, { $about }
deed-rules-withdraw = { $who } withdrew the change of the rules { $about }
deed-rules-report = A committee’s report on { $about } was noted ({ $actor })
deed-rules-ask = The chair asked whether anybody objects to { $about }
deed-rules-object = { $who } objected to adopting { $about } without a vote
deed-rules-adopt = { $about } was adopted, nobody objecting: the rules are changed
matter-rules = change of the rules { $symbol }

## Threads

need-mention = { $member } mentions you on { $symbol }
need-question = { $member } asks the sponsors of { $symbol }
verb-mention = Read
verb-question = Read
deed-comment-edit = { $who } reworded a comment
deed-comment-hide = The chair hid a comment, with the reason on the record
deed-comment-show = The chair showed a hidden comment again
deed-comment-resolve = { $who } marked a discussion as resolved or open
deed-comment-erase = { $who } had the words of a comment erased

## Voting

deed-without-vote-ask = The chair asked whether { $about } may be adopted without a vote
deed-without-vote-object = { $who } stopped the adoption of { $about } without a vote
deed-without-vote-adopt = The chair declared { $about } adopted without a vote
deed-ballot-point-of-order = { $who } rose to a point of order in { $about }
deed-ballot-suspend = The chair suspended { $about } after an incident
deed-ballot-resume = The chair resumed { $about }
deed-ballot-extend = The chair extended { $about }
deed-ballot-annul = The chair annulled { $about }
deed-ballot-announce = The chair announced the result of { $about }
deed-ballot-count = The chair entered the hands counted in { $about }
deed-ballot-demand = { $who } demanded a recorded vote instead of { $about }
deed-ballot-appoint = The chair appointed the tellers of { $about }
deed-ballot-attest = A teller attested the figures of { $about }
deed-ballot-pass-over = A member called in { $about } did not answer
deed-vote-answer = { $who } answered in { $about }
deed-vote-enter = A teller entered a member’s vote in { $about }
deed-vote-confirm = The other teller confirmed a member’s vote in { $about }
proposal-adopted-without-vote = Adopted without a vote
proposal-is-adopted-without-vote = adopted without a vote
need-without_vote = The chair asks: may { $symbol } be adopted without a vote?
need-without_vote-detail = Whoever agrees need do nothing. Any member that is present can stop it.
verb-without_vote = Read the text
interrupted-point_of_order = { $member } rises to a point of order:
interrupted-incident = Voting is suspended after an incident:
interrupted-means = Nobody can vote now. What was cast stands, and the question stays the same.
interrupted-until = Resumed at { $time }.
voting-waits-for-tellers = { $count ->
        [0] Locked. The totals wait for two tellers.
        [one] Locked. One teller has attested the totals; they wait for the other.
       *[other] Locked. Two tellers have attested the totals.
    }
closes-at = closes at { $time }
closes-closed = The time is up: no vote is cast any more. The chair locks.
closes-last-minute = One minute is left to vote.
announce = Announce the result
announce-confirm = The result is announced
announced-at = Announced at { $time }
hands-raised = Members raise their hands; the chair counts.
hands-counted = Counted: { $in_favour } in favour, { $against } against, { $abstaining } abstaining
roll-call-called = { $member } is called
roll-call-over = The roll is called
roll-call-answered = { $voted } of { $roll } have answered
need-attest = Ballot { $number } on { $symbol }: the totals wait for you as a teller
need-attest-detail = Count, and attest what you have found.
verb-attest = Count and attest
attest = Attest the totals
