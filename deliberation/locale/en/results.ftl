# What a result shows besides its figures (map, groups, sheet), and the pages of a member's votes.

map-summary =
    A map of equal tiles with { $count ->
        [one] { $count } State
       *[other] { $count } States
    }: { $figures }. The table below gives the same in words.
result-map = The votes on the map
result-map-note = One tile for each State, all of one size, near its neighbours.
result-groups = By regional group
result-groups-note = The groups are those of elections in the United Nations. A group does not vote; its members do.
groups-caption = The votes of the members of each regional group
groups-group = Group
groups-size =
    { $count ->
        [one] { $count } member
       *[other] { $count } members
    }
group-african = African States
group-asia-pacific = Asia-Pacific States
group-eastern-european = Eastern European States
group-latin-american-and-caribbean = Latin American and Caribbean States
group-western-european-and-others = Western European and other States
result-description = { $title }, { $matter }. { $outcome } Vote { $number } of { $assembly }, { $date }.

sheet-language = Voting record in
sheet-what = who voted how, the totals, the outcome and its rule, as the United Nations print it
sheet-link = Voting record: { $format }
sheet-format-pdf = PDF
sheet-format-docx = Word
sheet-format-csv = CSV
sheet-format-json = JSON

## A member's votes

member-unknown-heading = No such member
member-unknown = There is no member of this name here.
member-votes = { $member } and its votes
member-participation =
    Voted in { $voted } of { $count } { $count ->
        [one] vote
       *[other] votes
    }: { $in_favour } in favour, { $against } against, { $abstaining } abstaining.
member-participation-none = No vote has been decided yet in which this member had one.
member-votes-heading = Vote after vote
member-votes-caption = How { $member } voted
member-votes-find = Find a text
member-votes-vote = Vote
member-votes-text = Text
member-votes-result = Result
member-votes-number = No.
member-votes-shown = { $shown } of { $count } shown
member-votes-none = No vote here.
member-votes-more = Show more
member-not-on-roll = Not on the roll
member-basis = Recounted from the published votes of each ballot, which anybody can check. Votes of which only totals are published are not here.

compare-with-heading = Compared with
compare-with = Another member
compare-nobody = Choose a member
compare-share = { $share } agreement: the same choice in { $same } of { $both } { $both ->
        [one] vote
       *[other] votes
    } in which { $one } and { $other } both voted.
compare-none = { $one } and { $other } have not voted in the same vote yet.
compare-method = Agreement is the share of votes in which both chose the same (in favour, against or abstaining), of those in which both chose. A vote in which one of them did not vote does not count.
compare-over-time = From meeting to meeting
compare-meeting = Meeting
compare-date = Date
compare-figures = Same choice
compare-percent = Agreement
compare-same-of = { $same } of { $both }
compare-differed = Where they differed
compare-differed-caption = The votes in which { $one } and { $other } chose differently
compare-everyone = Agreement with every other member
compare-everyone-caption = Agreement of { $member } with each other member, the highest first
compare-member = Member
