# Reading texts out of files: what is in a file and not in its text, as it stands. One message for each code of a remark.

remark-place = { $place }
remark-formula = The enacting formula is the assembly’s own and is no part of the text.
remark-front-matter = This stands before the text and was left out.
remark-closing = This stands after the text and was left out.
remark-symbol = The symbol was left out; a draft gets its own when it is tabled.
remark-no-title = No title was found.
remark-empty = A paragraph without words was left out or stands as “…”.
remark-level = This stands deeper than the paragraph before it allows, and was put one level below that.
remark-renumbered = In the file this is “{ $was }”, here it is “{ $now }”.
remark-unnumbered = In the file this is “{ $was }”, here it has no number.
remark-emphasis = Italics or bold type other than the opening words can’t be kept; the words were.
remark-link = A link to elsewhere can’t be kept; its words were.
remark-markup = What the file says of these words (“{ $element }”) can’t be kept; the words were.
remark-not-held = A text can’t hold this (a table, a picture, a formula), and it was left out.
remark-joined = Several paragraphs under one number were joined.
remark-after-list = These words stand after a list; they were put at the end of its paragraph or left out.
remark-preambular-inside = A preambular paragraph stands within the operative part, and was taken as an operative one.
remark-dangling = A reference leads to nothing in the file.
remark-language = The file’s language is none of the six; it was taken as English.
remark-tracked = The file has tracked changes: insertions were read as text, deletions were not.
remark-comments = Comments were left out.
remark-running-head = Headers and footers were left out.
remark-characters = Characters that can’t be seen were taken out, and letters were brought into one form (NFC).

## On the tabling page

import-label = Import a file
import-help = Word, Akoma Ntoso, Markdown or plain text, up to 5 MB. It fills this page and is stored nowhere.
import-reading = Reading the file …
import-done = { $name } was read: { $clauses ->
    [one] { $clauses } paragraph
   *[other] { $clauses } paragraphs
}.
import-remarks = { $count ->
    [0] Everything in the file is on this page.
    [one] { $count } remark
   *[other] { $count } remarks
}
import-kept = Kept as they are in the file, and tabled with the text: { $annexes ->
    [0] no annex
    [one] { $annexes } annex
   *[other] { $annexes } annexes
}, { $notes ->
    [0] no footnote
    [one] { $notes } footnote
   *[other] { $notes } footnotes
}.
import-undo = Undo the import
compose-from-file = From a file (Akoma Ntoso)
compose-brackets = What is not agreed stands in [square brackets]. A paragraph in brackets that begins with [Alt. is an alternative to the one before it, and has its number: 3 bis.
