# Drafts: what a delegation writes together before it tables.

draft-heading = Draft
draft-begin = Draft together
draft-title = Title
draft-paragraph = New paragraph
draft-insert = Insert a paragraph after it
draft-delete = Delete
draft-restore = Put back
draft-discard = Throw the draft away
draft-loading = Loading
draft-saving = Saving
draft-saved = Saved
draft-merged = Saved; what others wrote meanwhile has been put together with yours
draft-offline = Offline. What you write is kept on this device.
draft-not-kept = This browser keeps nothing: leave the page only when all is saved.
draft-again = Begin it again with these words
draft-again-why = Its words are still here. A new draft for your delegation can be begun with them.
draft-again-unsent = Words that you typed came too late for it. They are still here, and a new draft can be begun with them.
draft-discard-confirm = Throw the draft away, for your whole delegation
draft-discard-consequence = Nobody can write in it any more. It can be begun again for thirty days.
draft-begin-text = Colleagues of your delegation can write it with you: what is typed here so far goes into a common draft.
draft-new = New
draft-steps = What can be done with { $label }
draft-restore-label = Put back { $label }

## The end of a draft of an amendment

draft-end = Submit it as an amendment
draft-end-count = { $count ->
    [0] Nothing is changed yet.
    [one] One change to the text so far.
   *[other] { $count } changes to the text so far.
}

## When its text has a new version

draft-carried = The text has a new version, number { $number }, and the draft has been carried over to it. What you typed is all there.
draft-carried-compare = See what is new
draft-carrying = The text has a new version. The draft is being carried over to it.
draft-stays = The text has a new version, and this draft can’t be carried over to it by itself. Begin another one on the text in force, and put in what is still wanted.
draft-stays-first = The draft is on a version that is no longer in force.
draft-misfits = { $count ->
    [one] At one place your words do not fit the text in force any more. It is marked below.
   *[other] At { $count } places your words do not fit the text in force any more. They are marked below.
}
draft-misfits-first = { $count ->
    [one] Settle first the place that does not fit the text in force.
   *[other] Settle first the { $count } places that do not fit the text in force.
}
draft-misfit-words = The same words were changed in the text in force and here. Both stand above now.
draft-misfit-gone = This paragraph is no longer in the text in force, and you have written in it. As it stands, you propose it anew.
draft-misfit-place = The text around it has changed, so its place is not certain. Move it where it should stand.
draft-misfit-now = What changed in the text in force
draft-misfit-ours = What you had changed
draft-misfit-take-now = Take the text in force
draft-misfit-take-ours = Take what you had
draft-misfit-settle-words = It reads as it should
draft-misfit-settle-gone = Propose it anew
draft-misfit-settle-place = It stands where it should
