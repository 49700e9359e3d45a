# Amendments that are written in another language than the text, and what they leave in it.

compose-language = Written in
compose-language-original = { $language }, the original
compose-language-means = You amend the { $language } words. Adopted, they stand in the text as you wrote them until somebody puts them into { $original }.
compose-consequence-in = It is circulated to everyone in { $language }, with your member as its sponsor. You may withdraw it until it is put to the vote.
compose-stands-in = These words stand in { $language }, and what you change in them stays in it.
compose-replace-in = Write a new paragraph in { $language } in its place
compose-note = footnote { $number }
amendment-written-in = Written in { $language }
amendment-in-language = In { $language }, as it is written
amendment-in-original = What it changes in the original
amendment-in-original-means = Adopted, { $clauses } of the { $original } text { $count ->
    [one] stands
   *[other] stand
  } in its { $language } words, flagged in every other language until somebody puts { $count ->
    [one] it
   *[other] them
  } into that.
amendment-in-original-whole = Adopted, it changes { $clauses } of the { $original } text, and brings no words in { $language }.
bloc-languages = One written in another language is adopted with its own words; the paragraphs that it changes are flagged in every other language.
bloc-left-out = Not among them: { $symbols }. An amendment to one of these is to be decided first, its words are no longer there, or voting on it has begun.
foreign-missing = In { $language }: it was adopted in these words, and nobody has put them into { $original } yet.
foreign-put = In { $language }, as it was adopted. In { $original }:
foreign-title = Its title is in { $language }, as it was adopted, and nobody has put it into { $original } yet.
languages-put-back = Put into { $language } what was adopted in another language
languages-in-force-changed = The text in force has changed since; catch up to amend it.
languages-amend-title = Amend the title
