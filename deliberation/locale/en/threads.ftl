# Threads in order, and the search.

## Threads

thread-resolved = Resolved
thread-resolve = Mark as resolved
thread-reopen = Open again
thread-answers = { $count ->
    [0] no answer
    [one] { $count } answer
   *[other] { $count } answers
}
thread-figures = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}, { $unread ->
    [0] none unread
   *[other] { $unread } unread
}
thread-of-clause = Discussion of paragraph { $clause }, { $symbol }
thread-of-clause-gone = Discussion of a paragraph that is no longer in { $symbol }
thread-at-clause = Discuss paragraph { $clause }
comment-hidden = Hidden by the chair:
comment-read-hidden = Read what is hidden
comment-edited = Reworded { $time }
comment-wordings = Every wording, the last one first
comment-in-force = in force
comment-reword = Reword
comment-hide = Hide
comment-show = Show again
comment-erase = Erase
comment-erase-confirm = Erase these words for ever
comment-erase-consequence = The words and every earlier wording are destroyed. That something was said, by whom and when, stays on the record. This cannot be taken back.
reword-words = Your comment, reworded
reword-save = Save the new wording
reword-leave = Leave as it is
reword-same = Nothing is changed yet.
reword-history = Those who can read the comment can read every wording of it.
hide-heading = Hide this comment
hide-reason = Reason
hide-consequence = Its words are no longer shown or sent to anyone; you, the secretariat and its author can still read them. That you hid it, and why, stands on the record.
hide-needs-reason = Give the reason first.
hide-confirm = Hide the comment
write-mark = Kind
write-too-many-mentions = At most { $limit } members are mentioned in one comment.
write-mention-not-reader = A member that can’t read this can’t be mentioned.
mark-none = A remark
mark-explanation = Explanation
mark-reservation = Reservation
mark-question = Question to the sponsor
mention-members = Members to mention
mention-choices = { $count ->
    [0] No member fits.
    [one] { $count } member fits. Arrow keys and Enter choose.
   *[other] { $count } members fit. Arrow keys and Enter choose.
}

## Search

nav-search = Search
search-title = Search
search-explains = In the texts in force, amendments and comments that you may read, each in its own language.
search-words = Words
search-help = Words in any form. Quotation marks keep a “phrase” together, a minus before a word leaves it out, or between two finds either.
search-go = Search
search-where = Where
search-all = Everywhere
search-text = Texts
search-amendment = Amendments
search-comment = Comments
search-language = Language
search-any-language = Any language
search-of = Draft
search-any-draft = Any draft
search-by = Member
search-any-member = Any member
search-begin = Type what you are looking for.
search-none = Nothing was found. Try fewer or other words, or look everywhere.
search-found = { $count ->
    [one] { $count } result
   *[other] { $count } results
}
search-found-more = The first { $count } results
search-more = Show more
search-offline = There is no connection. What you typed is kept; search again when it is back.
search-in-clause = Paragraph { $clause } of { $symbol }
search-in-title = { $symbol }
search-in-amendment = Amendment { $symbol }
search-in-comment = Comment on { $symbol }
search-in-comment-clause = Comment on a paragraph of { $symbol }
