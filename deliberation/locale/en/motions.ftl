# Procedural motions, proposals on one question, and what members state beside a vote.

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
matter-motion = procedural motion ({ $symbol })
vote-needs-to-carry-simple = The motion is carried by a majority of the members present and voting; a tie does not carry it (P-72).
vote-needs-to-carry-two-thirds = The motion is carried by two thirds of the members present and voting (P-38).
vote-needs-to-carry-one-third = The motion is carried by one third of the members present and voting (P-40).

motions-title = Motions before the meeting
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

move-title = Move …
move-other = Another motion …
move-which = Which motion
move-choose = Choose
move-draft = About which draft
move-order = The order, as you choose
move-minutes = Minutes for a speech
move-rule = Which rule
move-purpose = For what purpose, and how long
move-words = Why, in a line (you may leave it out)
move-point-words = The point, in a line
move-point-means = A point of order is about how the meeting is conducted, not about substance. The chair decides on it at once; the ruling can be appealed against.
move-missing = Say what is still open.
move-confirm = Move: { $motion }, for { $member }
move-point_of_order = Point of order
move-suspend_meeting = Suspend the meeting
move-adjourn_meeting = Adjourn the meeting
move-adjourn_debate = Adjourn the debate (no action)
move-close_debate = Close the debate
move-competence = Question the competence
move-no_decision = Take no decision
move-limit_speaking_time = Limit speaking time
move-reconsider = Reconsider a decision
move-change_order_of_proposals = Change the order of proposals
move-suspend_rule = Suspend a rule
move-means-suspend_meeting = It is not debated, and decided at once.
move-means-adjourn_meeting = It is not debated, and decided at once.
move-means-adjourn_debate = Two may speak in favour and two against. If it is carried, no action is taken on the draft.
move-means-close_debate = Two may speak, both against. If it is carried, the draft is put to the vote.
move-means-competence = If it is carried, the draft is not receivable.
move-means-no_decision = If it is carried, no action is taken on the draft.
move-means-limit_speaking_time = Two may speak in favour and two against.
move-means-reconsider = Two may speak, both against. It needs two thirds. If it is carried, the draft is considered again.
move-means-change_order_of_proposals = Proposals on one question are otherwise voted on as they were submitted.
move-means-suspend_rule = It is put to the vote 24 hours later, or declared carried before if nobody objects.

step-rule = Rule on the { $motion }
step-carry = Declare carried, nobody objecting: { $motion }
step-put_motion = Put to the vote: { $motion }
step-resume = Resume meeting { $number }
step-means-resume = The meeting goes on where it was suspended.
means-put_motion-simple = A procedural motion is decided by a majority of the members present and voting. A tie does not carry it.
means-put_motion-two-thirds = This motion needs two thirds of the members present and voting.
means-carry = Ask whether anybody objects. If nobody does, the motion is carried and takes effect at once.
point-verdict = Your ruling
point-upheld = The point of order is well taken
point-not_upheld = The point of order is not well taken
point-answered = A request for information: no ruling
point-words = Your ruling in a line, as it stands on the record
missing-rule = Choose your ruling, and say it in a line.
ruling-on-point_upheld = On a point of order ({ $symbol }) the chair ruled that it was well taken.
ruling-on-point_not_upheld = On a point of order ({ $symbol }) the chair ruled that it was not well taken.
meeting-suspended = Meeting { $number } is suspended
need-point = A point of order was raised
need-point-detail = You decide on it at once; everything else waits.
verb-point = To the console
need-motion = { $motion } waits for you
need-motion-detail = It comes before what it is about.
verb-motion = To the console
wall-motion = Before the meeting: { $motion }
speaking-time = { $minutes ->
    [one] Speeches: { $minutes } minute
   *[other] Speeches: { $minutes } minutes
}
proposal-no-action = No action taken
proposal-not-receivable = Not receivable
proposal-is-no_action = no action is taken on it
proposal-is-not_receivable = not receivable
proposal-debate-closed = the debate on it is closed
one-question = On one question
one-question-means = Proposals on one question are voted on in the order in which they were submitted. Choose them; a motion can change the order.
one-question-announce = Announce that they are on one question
one-question-confirm = Announce: { $symbols } are on one question
one-question-after = Voted on after { $symbols }.

## Statements

statements-title = Statements
statement-explanation = Explanation of vote
statement-explanation-before = Explanation of vote before the vote
statement-position = Explanation of position
statement-intended = Informed the secretariat that it had intended to vote: { $choice }. Lists and totals stay as they are.
statement-reservation = Reservation
statement-dissociation = Dissociation
statement-reply = Right of reply
statement-on-clause = on paragraph { $label }
statement-minutes = { $minutes } minutes at most
statement-words = The words
statement-clause = Which paragraph
statement-whole = The text as a whole
statement-explain = Explain your vote
statement-explain-position = Explain your position
statement-explain-confirm = Put { $member }’s explanation on the record
statement-explain-consequence = It is given once for each text, and cannot be taken back.
statement-intend = Note how you had intended to vote
statement-intend-which = Your member had intended to vote
statement-intend-confirm = Note it for { $member }
statement-intend-consequence = The note stands below the result. No vote, list or total changes.
statement-reserve = Make a reservation
statement-reserve-confirm = Put { $member }’s reservation on the record
statement-dissociate = Dissociate from a paragraph
statement-dissociate-confirm = Dissociate { $member } from it, on the record
statement-give-reply = Right of reply
statement-reply-confirm = Put { $member }’s reply on the record
statement-missing = Say what is still open.

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
