# The chair works a draft through: the voting order, amendments put together, division, rulings and appeals.

## Steps

in-hand-aside = You look at this draft by yourself. The wall of the hall shows it as soon as you do something about it, such as announcing its order.
step-put_division = Put the motion to divide { $symbol } to the vote
step-grant = Divide { $symbol }, nobody objecting
step-lapse = Note that the time for a second vote has passed: { $matter }
step-put_part = Put part { $number } of { $symbol } to the vote
step-put_ruling = Put the appeal on { $symbol } to the vote
step-order = Announce the order for { $symbol } anew
step-adopt_bloc = { $count ->
    [one] Declare { $count } amendment adopted without a vote
   *[other] Declare { $count } amendments adopted without a vote
}
step-moot = { $count ->
    [one] Rule amendment { $symbol } moot
   *[other] Rule { $count } amendments moot
}
step-moot-fitting = Rule moot, at your choice
means-put_division-speakers = Give the floor to { $inFavour } in favour of the motion and { $against } against it; then put it to the vote.
means-put_division = Voting on the motion begins at once, by a simple majority; a tie does not carry it. If it is carried, { $symbol } is divided.
grant-means = The parts are voted on one by one, then { $symbol } as a whole. From then on nothing else changes its text.
lapse-means = It was equally divided, and no second vote was taken within { $hours } hours. It is closed without a decision.
means-put_part = Voting on this part begins at once; it is left out of { $symbol } if it is rejected. The whole is put to the vote last.
means-put_ruling = Voting begins at once. The ruling stands unless a majority of those voting overrules it; a tie lets it stand.
moot-means = The adoption of another amendment has changed the words that these were anchored to, so they cannot be put to the vote as they are. Leave out any whose sponsor is to anchor it anew.
moot-fitting-means = These change the same paragraph as an amendment that was adopted, and still fit. You may rule one moot if that adoption implied its rejection; otherwise it is put to the vote.
moot-which = Each ruling is on the record, and can be appealed against
moot-by = by { $symbol }
order-again-means = An amendment to an amendment has come since you announced the order. It is voted on before the one that it would change, so the order is announced anew with it.
bloc-adopt-means = { $count ->
    [one] Nobody has objected to it. It becomes part of the text at once, as a new version.
   *[other] Nobody has objected to these { $count }. They become part of the text at once, as one new version.
}

## What a step would change

effect-label = What it would change
effect = What the text would become
effect-of-sub = What amendment { $symbol } would become
effect-part = What the text would become without this part, if it is rejected
effect-part-all = If this part is rejected no operative paragraph is left, and the draft is rejected as a whole (P-62).
effect-none = It would change nothing more.
effect-excludes = { $count ->
    [one] If it is adopted, { $others } no longer fits and is not put to the vote.
   *[other] If it is adopted, { $others } no longer fit and are not put to the vote.
}
effect-meets = { $count ->
    [one] It meets { $count } other amendment
   *[other] It meets { $count } other amendments
}
effect-implies = If it is adopted, { $others } would change nothing more.

## The voting order

order-title = Voting order ({ $count })
order-proposed = Proposed by the rules: the furthest removed first, amendments to an amendment before it. You may change it.
order-announced = As you have announced it; what came since follows as the rules propose it.
order-change = Change the order
order-leave = Leave it as it was
order-by-chair = Announced.
order-because-sub-amendment = It would change { $amendment }, so it comes before that one.
order-because-deletes = It deletes paragraph { $clause }, further than others that meet it there.
order-because-furthest = { $words ->
    [one] Among those that meet at paragraph { $clause }, by how far it is removed: { $words } word changed.
   *[other] Among those that meet at paragraph { $clause }, by how far it is removed: { $words } words changed.
}
order-because-clause-order = It meets no other; it has its place by paragraph { $clause }.
order-because-only-one = It is the only one.
order-last = It has just come.
order-overtakes = { $count ->
    [one] If adopted, { $others } is not put to the vote.
   *[other] If adopted, { $others } are not put to the vote.
}
order-more = Steps for { $symbol }
order-up = Move { $symbol } up
order-down = Move { $symbol } down
order-moved = { $symbol } is now at place { $place } of { $count }.
order-changes = What you change:
order-shift = { $symbol } from place { $from } to place { $to }
order-announce = Announce this order
order-confirm = { $count ->
    [one] Announce the order of { $count } amendment to { $symbol }
   *[other] Announce the order of { $count } amendments to { $symbol }
}
order-consequence = It is on the record, begins with { $first }, and binds until you announce another. Any member may appeal.
order-stands = This order is announced already.
receivable-not = Rule it not receivable
receivable-confirm = Rule that { $symbol } is not an amendment
receivable-consequence = It is not put to the vote; its author may table it as a draft of its own. The ruling is on the record, and can be appealed against.
receivable-reason = Your reason, in one line
receivable-reason-missing = Give the reason.

## Put together

bloc-title = Put together
bloc-pick = Adopt without a vote what nobody objects to ({ $count } of { $of } chosen)
bloc-again = Ask anew, about others
bloc-means = All that collide with no other are chosen. Delegates see your question at once and can object to each; what remains you declare adopted, as one version of the text.
bloc-apart = Choose those that collide with none ({ $count })
bloc-clear = Choose none
bloc-collides = collides
bloc-none = Choose at least one.
bloc-misfit = { $symbol } no longer fits after those before it. Leave one of them out.
bloc-look = What the text would become with { $count ->
    [one] { $count } amendment
   *[other] { $count } amendments
}
bloc-ask = { $count ->
    [one] Ask whether anybody objects to { $count } amendment
   *[other] Ask whether anybody objects to { $count } amendments
}
bloc-confirm = { $count ->
    [one] Put { $count } amendment to { $symbol } to the hall
   *[other] Put { $count } amendments to { $symbol } together to the hall
}
bloc-consequence = Every delegate is asked at once about { $amendments }. Nothing is adopted yet.
bloc-asked = { $count ->
    [one] You have asked whether anybody objects to { $count } amendment:
   *[other] You have asked whether anybody objects to { $count } amendments:
}
bloc-objection = Objection:
bloc-no-objection = no objection
bloc-or-singly = What is objected to is decided by itself. You may also put any of them to the vote one by one: as soon as the text changes, this question is closed.
bloc-object = Object to { $symbol }
bloc-object-confirm = Object to the adoption of { $symbol } without a vote, for { $member }
bloc-object-consequence = It is taken out of those that are adopted together, and decided by itself. This cannot be taken back.
bloc-objected = { $member } objects; it is decided by itself.

## Division

parting-title = Divide the draft
parting-means = Parts are voted on separately, each with its sub-paragraphs; a part that is rejected is left out. What is in no part is voted on with the whole, last.
parting-whole = With the whole
parting-into = Part { $number }
parting-part = part { $number } ({ $clauses })
parting-none = Choose a part for at least one paragraph.
parting-move = Move this division
parting-move-confirm = { $count ->
    [one] Move, for { $member }, that { $count } part of { $symbol } be voted on separately
   *[other] Move, for { $member }, that { $count } parts of { $symbol } be voted on separately
}
parting-move-consequence = { $parts }. If nobody objects the chair divides it; otherwise two speak in favour and two against, and the motion is put to the vote.
parting-ask = Ask whether anybody objects to this division
parting-ask-confirm = { $count ->
    [one] Ask the hall whether { $count } part of { $symbol } is to be voted on separately
   *[other] Ask the hall whether { $count } parts of { $symbol } are to be voted on separately
}
parting-ask-consequence = { $parts }. Every delegate is asked at once. If somebody objects, the motion is put to the vote.
parting-divide = Divide into these parts
parting-divide-confirm = { $count ->
    [one] Divide { $symbol }: { $count } part is voted on separately
   *[other] Divide { $symbol }: { $count } parts are voted on separately
}
parting-divide-consequence = { $parts }. From then on nothing else changes the text of the draft.
moved-by = { $member } moves that { $symbol } be divided and voted on in parts:
moved-for-the-room = It was moved that { $symbol } be divided and voted on in parts:
moved-objected = { $member } objects, so the motion is put to the vote.
moved-object = Object to the division
moved-object-confirm = Object to the division of { $symbol }, for { $member }
moved-object-consequence = Two then speak in favour and two against, and the motion to divide is put to the vote. This cannot be taken back.
moved-withdraw = Withdraw the motion
moved-withdraw-confirm = Withdraw the motion to divide { $symbol }

## Rulings and appeals

rulings-title = Rulings of the chair
rulings-all = All { $count } rulings
ruling-on-order = The chair has announced the order in which the amendments to { $symbol } are voted on.
ruling-on-moot = The chair has ruled that { $symbol } is moot: what was adopted implied its rejection.
ruling-on-not_receivable = The chair has ruled that { $symbol } is not an amendment.
ruling-reason = Reason given:
ruling-rule = ({ $rule })
ruling-is-appealed = { $member } has appealed; the appeal is voted on next.
ruling-is-stands = Upheld on appeal: the ruling stands.
ruling-is-overruled = Overruled on appeal.
ruling-appeal-label = Appeal against the ruling on { $symbol }
ruling-appeal-confirm = Appeal against the ruling on { $symbol }, for { $member }
ruling-appeal-consequence = The chair puts the appeal to the vote at once. The ruling stands unless a majority of those voting overrules it. An appeal cannot be taken back.

## The wall

wall-order = Voting order
wall-asked = { $count ->
    [one] Does anybody object to { $count } amendment?
   *[other] Does anybody object to { $count } amendments?
}
wall-moved = A vote in parts is moved
wall-moved-objected = A vote in parts is moved; { $member } objects
wall-appealed = Appeal against the ruling on { $symbol }
wall-meet = Paragraph { $label }: these meet
wall-meet-elsewhere = Where these meet
arc-excludes = adopting one excludes the other
arc-implies = adopting one does what the other would
arc-same_place = both can be adopted, at the same place
arc-heard-excludes = { $one } and { $other } exclude each other.
arc-heard-implies = Adopting { $one } does what { $other } would.
arc-heard-same_place = { $one } and { $other } put something at the same place.
