# What a document says besides its text, in the language of the text.

session = Session { $session }
distribution-limited = Distr.: Limited
distribution-general = Distr.: General
original = Original: { $original }
formula = The { $organ },
by = { $sponsors }: { $what }
draft = draft resolution
adopted = Resolution adopted by { $organ } on { $date }
changes = Draft resolution { $symbol }: changes from version { $old } to version { $new }
amendment = amendment to draft resolution { $symbol }
amendment-title = Amendment to draft resolution { $symbol }: { $title }
compilation = Compilation of the amendments to draft resolution { $symbol }
compilation-title = Draft resolution { $symbol }: { $title }
compilation-none = No amendment is pending.
compilation-misfits = Amendments whose words have changed since
compilation-counts = The text in force is version { $version }. What an amendment deletes is struck out, what it inserts is underlined.
addendum = Addendum
additional-sponsors = Add the following to the list of sponsors of draft resolution { $symbol }:
one-amendment = { $symbol } ({ $sponsors })
explanation = Explanation
reads = As it would read
annex = Annex
place-preamble = preambular paragraph { $number }
place-operative = operative paragraph { $number }
place-annex = { $annex }, paragraph { $number }
place-heading = the heading “{ $words }”
place-title = the title
place-note = footnote { $number }
place-annex-title = the title of { $annex }
annex-one = annex
annex-number = annex { $number }
replace = In { $place }, replace “{ $old }” with “{ $new }”.
replace-all = Replace the words of { $place } with “{ $new }”.
insert = In { $place }, insert “{ $new }” after “{ $before }”.
insert-first = In { $place }, insert “{ $new }” at the beginning.
delete = In { $place }, delete “{ $old }”.
delete-clause = Delete { $place }.
insert-after = After { $place }, insert: “{ $words }”.
insert-before-all = At the beginning of { $where }, insert: “{ $words }”.
move-after = Move { $place } after { $after }.
move-first = Move { $place } to the beginning of { $where }.
split = Divide { $place } before “{ $words }”.
insert-annex = Insert a new annex entitled “{ $words }”.
insert-note = Insert a footnote: “{ $words }”.
where-preamble = the preamble
where-operative = the operative part
where-annex = { $annex }

# The record of a vote, as the United Nations print it.

voting-record = Voting record
voting-number = Vote { $number }
voting-matter = { $noun ->
    [amendment] Amendment { $symbol }
    [part] Part { $part } of draft resolution { $symbol }
    [division] Motion to divide draft resolution { $symbol }
    [ruling] Appeal against a ruling of the chair on { $symbol }
    [motion] Motion on { $symbol }
   *[proposal] Draft resolution { $symbol }
}
voting-meeting = { $body ->
    [committee] Meeting { $number } (committee), { $date }
   *[plenary] Meeting { $number } (plenary), { $date }
}
voting-now = Resolution { $symbol }
voting-method = { $method ->
    [roll_call] Roll-call vote
    [show_of_hands] Show of hands
    [non_recorded] Non-recorded vote
   *[recorded] Recorded vote
}
voting-by = { $method ->
    [roll_call] by a roll-call vote
    [show_of_hands] by a show of hands, with a vote
    [non_recorded] by a non-recorded vote
   *[recorded] by a recorded vote
} of { $yes } to { $no }{ $abstentions ->
    [none] {""}
    [one] , with { $abstaining } abstention
   *[other] , with { $abstaining } abstentions
}
voting-none = none
voting-adopted = Adopted { $by }.
voting-rejected = Rejected { $by }.
voting-not-adopted = Not adopted { $by }.
voting-no-decision = No decision: the quorum was not met.
voting-second-vote = Not decided, equally divided { $by }; a second vote is to be taken.
voting-ruling-stands = The ruling stands: the appeal was rejected { $by }.
voting-ruling-overruled = The ruling is overruled { $by }.
voting-invalid = No valid result { $by }.
voting-follows = The voting was as follows:
voting-totals-only = Only the totals of this vote are published.
voting-in-favour = In favour
voting-against = Against
voting-abstaining = Abstaining
voting-not-voting = Not voting
voting-list = { $choice } ({ $count }):
voting-nobody = None
voting-members = The votes of the members
voting-key = Y: in favour; N: against; A: abstaining; blank: not voting
voting-required = Present and voting: { $voting }; required in favour: { $required } ({ $rule }).
voting-quorum = Quorum: { $quorum }; present: { $present } of { $members } ({ $rule }).
voting-intended = [Subsequently, { $count ->
    [one] the delegation of { $names } informed the Secretariat that it
   *[other] the delegations of { $names } informed the Secretariat that they
} had intended { $choice ->
    [in_favour] to vote in favour
    [against] to vote against
   *[abstaining] to abstain
}.]
