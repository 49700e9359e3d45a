# The reading desk and the pen: amendments at their clauses, how they stand to each other, and writing one.

## Beside the text

tie-collides = Collides with
tie-implies = Leaves nothing of
tie-implied = Nothing is left of it with
tie-same-effect = Has the same effect as
tie-same-place = At the same place as
graph-label =
    { $count ->
        [one] { $count } amendment at { $clause } and how it stands to others
       *[other] { $count } amendments at { $clause } and how they stand to each other
    }
showing-label = Which amendments are shown
showing-all = All
showing-mine = Mine
showing-colliding = Colliding
showing-open = Still to be voted
showing-member = By member…
showing-count =
    { $of ->
        [one] { $count } of { $of } amendment shown
       *[other] { $count } of { $of } amendments shown
    }
card-amends = changes the amendment above
change-moves-clause = the paragraph goes elsewhere
change-splits-clause = the paragraph is split in two
compilation-lead =
    { $count ->
        [0] No amendment is pending.
        [one] { $count } pending amendment, below the paragraphs that it changes.
       *[other] { $count } pending amendments, each below the paragraphs that it changes.
    }
compilation-print = Print
compilation-title = Title:
compilation-moved = Moved elsewhere:
compilation-gone = Not shown, for their words are gone from the text:

## The pen

amend-title-label = Amend the title of { $annex }
compose-title = the title
compose-title-of = the title of { $annex }
compose-new-annex = Title of a new annex
compose-new = New paragraph
compose-insert-in = New first paragraph of { $clause }
compose-below = Insert a sub-paragraph
compose-below-annex = Insert a paragraph in the annex
compose-delete-annex = Delete the whole annex
compose-more = Alternative, split or move
compose-split = Split at the cursor
compose-split-where = Put the cursor between two words of the paragraph first.
compose-up = Up
compose-down = Down
compose-in = Into the one before
compose-out = Out of the one above
compose-stays = It can’t go further there.
compose-goes = It then stands as { $clause }.
compose-take-up = Take up the title, a paragraph or an annex…
compose-first-preamble = New paragraph at the beginning of the preamble
compose-first-operative = New paragraph at the beginning of the operative part
compose-add-annex = Add an annex
compose-too-many = One amendment has at most 50 changes. Submit it as several.
compose-identical = { $symbol } has the same effect. Yours will be joined to it, under all its sponsors.
compose-identical-revised = { $symbol } has the same effect.
compose-explanation = Explanation
compose-explanation-help = Why, in one line; you may leave it out.
compose-invite = Co-sponsors
compose-invite-help = Members that you name are invited; they are sponsors when they join.
compose-lead-revise = Your revision of { $symbol }, for { $member }. What fits the text in force is carried over.
compose-revise = Submit the revision
compose-revise-confirm =
    Revise { $symbol } with { $count ->
        [one] { $count } change
       *[other] { $count } changes
    }, for { $member }
compose-revise-consequence = It is circulated anew as a revision. Acceptances so far no longer count.
misfits-lead = These changes of yours do not fit the text in force. Put what is still wanted in anew.
misfits-at = It stood in { $clause }:
misfits-first = It stood at the beginning:
misfits-take-up = Write it as it reads now
misfits-settled = Settled

## One amendment

amendment-explanation = Explanation:
accept-changes-amendment = It becomes part of { $symbol } and is not voted on.
further-amend = Amend this amendment
further-revise = Revise it
further-anchor = Anchor it anew in the text in force
further-divide = Divide it
divide-part-of = What it changes at { $clause }
divide-part = Part { $number }
divide-label = Divide into { $count } parts
divide-confirm = Divide { $symbol } into { $count } parts
divide-consequence = Each part becomes an amendment of its own with the same sponsors, and is decided by itself.
divide-one = It has only one change.
divide-two = Put the changes into at least two parts.
divide-subs-first = The amendments to it are decided first.
fate-circulated = on { $at }
fate-revised = as revision { $nth }, on { $at }
fate-amends = Changes
fate-part-of = Part of
fate-into = Joined to
fate-moot-by = Moot with
fate-joined = Joined by
fate-divided = Divided into
fate-amended-by = Amended by
fate-version = Version { $number } of the text has it
