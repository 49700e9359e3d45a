# How a text came to be and is worked on: versions, sponsors, revisions, what is agreed, languages.

## Versions

versions-of = Versions of
version-in-force = in force
version-compare-label = Compare with the one before: version { $number }
made-tabled = as tabled by
made-amendment = by amendment
made-en-bloc = by amendments put together, to which nobody objected:
made-revision = revision { $nth }, by
made-oral-revision = as orally revised by
made-corrigendum = corrigendum { $nth }, by the secretariat
made-division = without a part that was rejected
made-accepted = accepted by the sponsors
short-title = the title is another
short-changed = { $count ->
    [one] paragraph { $clauses } changed
   *[other] paragraphs { $clauses } changed
}
short-inserted = { $count ->
    [one] paragraph { $clauses } new
   *[other] paragraphs { $clauses } new
}
short-deleted = { $count ->
    [one] former paragraph { $clauses } deleted
   *[other] former paragraphs { $clauses } deleted
}
short-moved = { $count ->
    [one] paragraph { $clauses } moved
   *[other] paragraphs { $clauses } moved
}
short-more = { $count } more
short-nothing = nothing is changed
compare-heading = Two versions compared
compare-from = From
compare-to = to
compare-turn = The other way round
compare-side = Side by side
compare-same = There is no difference between these two.
compare-only-one = There is one version so far, the one that was tabled.
moved-to = moved to paragraph { $clause }
moved-from = moved from paragraph { $clause }
side-not-yet = not there yet
side-no-longer = no longer there
blame-toggle = Who brought these words
blame-legend = The versions that brought the words
blame-help = Point at words, or tap them, to see who brought them.
blame-who = version { $number }, { $how }, { $date }
blame-in-clause = Who brought the words of { $clause }

## Sponsors

sponsors-invited = Invited, not joined yet:
sponsors-open-now = open to further co-sponsors
sponsors-open-at-once = Any member may join its sponsors
sponsors-join = Co-sponsor
sponsors-join-confirm = Co-sponsor { $symbol }, for { $member }
sponsors-join-invited = Its sponsors have invited your member. It is then named among them; you may leave again until the vote.
sponsors-join-consequence = Your member is then named among its sponsors; you may leave again until the vote.
sponsors-not-open = Its sponsors have not opened it to others.
sponsors-decline = Decline
sponsors-decline-confirm = Decline to co-sponsor { $symbol }, for { $member }
sponsors-leave = Leave the sponsors
sponsors-leave-confirm = Leave the sponsors of { $symbol }, for { $member }
sponsors-leave-main = The next sponsor is then its main sponsor, who alone may revise and withdraw it. That you left stays on the record.
sponsors-leave-consequence = Your member is no longer named. That you left stays on the record.
sponsors-last = Your member is its only sponsor: withdraw it instead (P-37).
sponsors-invite = Invite co-sponsors
sponsors-invite-whom = Whom to invite
sponsors-invite-help = A member that is invited finds it on its own page, and joins by an act of its own.
sponsors-invite-nobody = Choose at least one member.
sponsors-invite-do = Invite
sponsors-invite-confirm = Invite { $members } to co-sponsor { $symbol }
sponsors-open = Open it to any co-sponsor
sponsors-open-confirm = Open { $symbol } to any co-sponsor, for { $member }
sponsors-close = Close it to further co-sponsors
sponsors-close-confirm = Close { $symbol } to further co-sponsors, for { $member }
sponsors-voting-begun = Voting on it has begun.

## How far it is agreed

status-open = open
status-bracketed = in brackets
status-agreed-ad-ref = agreed ad ref
status-agreed = agreed
progress-open = { $open ->
    [0] All { $of } paragraphs are agreed
    [one] { $open } of { $of } paragraphs is still open
   *[other] { $open } of { $of } paragraphs are still open
}
progress-brackets = { $count ->
    [one] { $count } point in brackets
   *[other] { $count } points in brackets
}
progress-ad-ref = { $count } agreed ad referendum, subject to capitals
progress-unknown = How much is still open can’t be told without a connection.
settle-label = Note…
settle-name = Note… how far paragraph { $clause } is agreed
settle-several = Note several paragraphs as agreed
settle-all-open = Choose all that are open
settle-clear = Choose none
settle-as = Note as
settle-step = Note the chosen paragraphs
settle-confirm-none = Note how far it is agreed
settle-confirm-agreed = { $count ->
    [one] Note paragraph { $clauses } as agreed
   *[other] Note { $count } paragraphs as agreed: { $clauses }
}
settle-confirm-agreed-ad-ref = { $count ->
    [one] Note paragraph { $clauses } as agreed ad referendum
   *[other] Note { $count } paragraphs as agreed ad referendum: { $clauses }
}
settle-confirm-open = { $count ->
    [one] Note paragraph { $clauses } as open again
   *[other] Note { $count } paragraphs as open again: { $clauses }
}
settle-consequence = Everyone sees it. As soon as its words change a paragraph is open again. Nothing is agreed until everything is agreed.
settle-brackets = What is in square brackets is not agreed: the brackets go first.
settle-choose-first = Choose what it is noted as.
settle-none = Choose paragraphs first.
settle-nothing-new = None of the chosen paragraphs can be noted so: they are so already, or in brackets.

## Languages

languages-label = Language
languages-original = { $language }, the original
languages-put-into = Put into another language
languages-in = in { $language }
languages-update = Update what is behind or missing
languages-all-current = In { $language } the title and every paragraph are current.
languages-current = { $current } of { $of } passages are current in { $language }.
languages-original-is = The original is in { $language }.
languages-behind = Behind:
languages-behind-what = the original changed since, so its words stand here. What was written before…
languages-missing = Not in { $language } yet; these are the words of the original.
languages-unknown = Texts are written in Arabic, Chinese, English, French, Russian and Spanish.
languages-is-original = { $language } is the original of this text.
languages-not-yours = Its sponsors and the secretariat put a text into other languages.
languages-only-left = Only what is behind or missing
languages-note = footnote
languages-write = { $clause }, in { $language }
languages-changed-unknown = The original changed since this was written.
languages-still-right = These words are still right for { $clause }
languages-submit = Publish the text in { $language }
languages-confirm = Publish draft { $symbol } in { $language }
languages-consequence = Numbers are the same in every language. { $left ->
    [0] Everything in it is current.
    [one] One paragraph stands in the original’s words until it is written.
   *[other] { $left } paragraphs stand in the original’s words until they are written.
}
languages-kept = What you type is kept on this device until it is published.
standing-current = current
standing-behind = behind
standing-missing = not written yet
versions-count = { $count ->
    [one] { $count } version
   *[other] { $count } versions
}

## Revising, correcting, tabling again

as-orally-revised = as orally revised
has-corrigenda = with corrigendum { $nth }
reintroduces = It brings again
reintroduce-link = Table it again
revise-link = Revise the draft
correct-link = Correct words
reintroduces-note = withdrawn before. The two are linked on the record.
reintroduces-not = This is another draft
reintroduce-meets = You are writing another draft on this device.
reintroduce-fill = Put { $symbol } in its place
revise-heading = Revision of
revise-not-yours = Only the main sponsor of a draft revises it, and the secretariat corrects its words.
revise-effect = What changes
revise-way = How it is revised
revise-written = In writing, as Rev.{ $nth }
revise-oral = Orally, in this meeting; the record says “as orally revised”
revise-choose-way = Choose how it is revised.
revise-submit = Revise the draft
revise-confirm = Issue { $symbol } as Rev.{ $nth }, for { $member }
revise-confirm-oral = Revise { $symbol } orally as shown, for { $member }
revise-consequence = It becomes the text in force and keeps its place. Amendments stay with the words that they change; co-sponsors who do not agree may leave.
revise-consequence-oral = You certify with your signature that the text was revised so. It becomes the text in force; co-sponsors who do not agree may leave.
revise-meets = The text has changed since you began, and others have changed the same words. Your words are kept; begin again on the text in force to put them in anew.
revise-begin-again = Begin again on the text in force
correct-heading = Corrigendum to
correct-lead = Words are corrected where they stand. Nothing is added, deleted or moved.
correct-submit = Issue the corrigendum
correct-confirm = Issue corrigendum { $nth } to { $symbol }
correct-consequence = It becomes the text in force. The former words stay on the record.
