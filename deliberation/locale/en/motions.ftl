# Procedural motions, proposals on one question, and what members state beside a vote.

vote-needs-to-carry-simple = The motion is carried by a majority of the members present and voting; a tie does not carry it (P-72).
vote-needs-to-carry-two-thirds = The motion is carried by two thirds of the members present and voting (P-38).
vote-needs-to-carry-one-third = The motion is carried by one third of the members present and voting (P-40).

motions-title = Motions before the meeting

move-title = Move …
move-other = Another motion …
move-for-room = Put a motion from the room …
move-which = Which motion
move-choose = Choose
move-draft = About which draft
move-order = The order, as you choose
move-minutes = Minutes for a speech
move-rule = Which rule
move-purpose = For what purpose, and how long
move-words = Why, in a line (you may leave it out)
move-point-words = The point, in a line
move-means-point_of_order = A point of order is about how the meeting is conducted, not about substance. The chair decides on it at once; the ruling can be appealed against.
move-missing = Say what is still open.
move-confirm = Move: { $motion }, for { $member }
move-point_of_order = Point of order
move-raise = Raise the point of order, for { $member }
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
wall-motion = Before the meeting: { $motion }
speaking-time = { $minutes ->
    [one] Speeches: { $minutes } minute
   *[other] Speeches: { $minutes } minutes
}
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
