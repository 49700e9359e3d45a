# Drafts: what a delegation writes together before it tables.

drafts-heading = Drafts of your delegation
draft-heading = Draft
draft-begin = Draft together
draft-to = Amendment to
draft-changed = Changed { $at }
draft-people = Also here
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
draft-kept-here = Kept here, not yet sent
draft-offline = Offline. What you write is kept on this device.
draft-not-kept = This browser keeps nothing: leave the page only when all is saved.
draft-tabled = This draft has been tabled.
draft-discarded = This draft was thrown away by your delegation.
