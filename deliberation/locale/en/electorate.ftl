# Who has a vote, and why: the secretariat's list, the roll of a ballot, the delegate without a vote; members admitted and assemblies
# founded.

## Why

right-member = It is a member like all others.
right-permitted = It owes { $owed }, and { $due } was due for two years; the plenary permits it to vote until { $until } ({ $cites }).
right-challenged = Its credentials are challenged ({ $cites }). It is seated with the vote until the plenary decides.
right-arrears = It owes { $owed }, and { $due } was due for two years ({ $cites }).
right-credentials-challenged = Its credentials are challenged ({ $cites }), and under these rules it has no vote until the plenary decides.
right-credentials-rejected = The plenary has rejected its credentials ({ $cites }).
right-suspended = It is suspended from the rights of membership ({ $cites }).

right-still-arrears = The delegation still speaks, proposes, amends and counts for the quorum. Payment, or a permission of the plenary where the failure to pay is beyond the member’s control (P-06), gives the vote back from the next ballot on.
right-still-credentials-challenged = The delegation still speaks, proposes, amends and counts for the quorum. When the plenary has accepted the credentials the member votes again.
right-still-credentials-rejected = The delegation does not act until the plenary has accepted new credentials; the secretariat receives them.
right-still-suspended = The delegation does not act until the plenary restores the member by a decision.

## The delegate without a vote

no-vote-title = { $member } has no vote now
no-vote-in-this = { $member } has no vote in this ballot
no-vote-came-later = { $member } was not a member when this ballot was opened and its roll was fixed. It votes from the next ballot on.
vote-by-permission = { $member } votes by permission
vote-while-challenged = { $member } votes while its credentials are challenged

## The roll of a ballot

roll-title = Who has a vote in this ballot, and why
roll-all =
    { $members ->
        [one] The one member has a vote.
       *[other] All { $members } members have a vote.
    }
roll-some = { $voting } of { $members } members have a vote. All count for the quorum.
roll-frozen = The roll was fixed when the ballot was opened.
roll-would = As it would be fixed now:
roll-without = Without a vote
roll-special = With a vote, on a special ground

## The secretariat’s list

rights-title = Voting rights
rights-lead = What the plenary decided and what documents say is entered here, each time with what it is cited from. A ballot that is open keeps the roll it was opened with.
rights-filter = Show
rights-filter-noted = Those noted here ({ $count })
rights-filter-without = Without a vote ({ $count })
rights-filter-all = All members ({ $count })
rights-none-noted = Nothing is noted of any member: all { $count } have a vote.
rights-column-vote = Vote
rights-column-why = Why
rights-column-step = Enter
rights-votes = has a vote
rights-votes-not = no vote
rights-not-yet = not a member yet
rights-gone = no longer a member
rights-joins = Its membership begins on { $day } ({ $cites }).
rights-left = Its membership ended on { $day } ({ $cites }).
rights-leaves = Its membership ends on { $day } ({ $cites }).
rights-below = It owes { $owed } ({ $cites }), which is less than takes the vote: { $due } was due for two years.
rights-accepted = Its credentials are accepted ({ $cites }).
rights-enter = Enter …
rights-enter-for = for { $name }

## Entering

enter-title = { $member }: voting rights
enter-what = What is to be entered
enter-arrears = Arrears
enter-permission = Permission to vote
enter-credentials = Credentials
enter-suspension = Suspension
enter-restoration = Restoration
enter-withdrawal = Withdrawal
enter-owed = Arrears
enter-owed-help = What the member owes, such as 1,234.50; 0 where it has paid.
enter-due = Due for two years
enter-due-help-charter = The contributions due for the preceding two full years. Arrears as high as this, or higher, take the vote (P-05).
enter-due-help-unesco = The contributions due for the current and the preceding year. Arrears higher than this take the vote (P-05).
enter-currency = Currency
enter-until = Last day of the permission
enter-day-withdrawal = First day on which it is no longer a member
enter-day-help = A day where the assembly sits ({ $zone }); today it is { $today } there.
enter-state = The credentials are
enter-state-challenged = challenged
enter-state-accepted = accepted by the plenary
enter-state-rejected = rejected by the plenary
enter-cites-arrears = The document that says so
enter-cites-permission = The plenary’s decision
enter-cites-credentials = The objection, or the plenary’s decision
enter-cites-suspension = The plenary’s decision, by two thirds
enter-cites-restoration = The plenary’s decision, or the letter that takes a notice back
enter-cites-withdrawal = The notice
enter-follows = What follows for the next ballot: { $vote }.
enter-follows-membership = What follows: { $member } is no longer a member from { $day }.
enter-missing-amount = Two amounts are needed, in figures with at most two decimals.
enter-missing-currency = The currency is three capital letters, such as USD.
enter-missing-day = A day is needed that is not past where the assembly sits.
enter-missing-cites = What is entered needs what it is cited from.
enter-do = Enter this for { $member }
enter-done = Entered for { $member }.

## Admission

admit = Admit a member
admit-title = Admit a member
admit-means = The plenary has decided, or an instrument of accession is deposited. The member has its vote from that instant or from the day named; an open ballot keeps its roll. Its delegates are accredited afterwards.
admit-name = Name in English
admit-code = Short code
admit-code-help = Two to twelve capital letters or digits, such as KEN. It is never changed.
admit-cites = The decision, or the instrument
admit-joins = First day of its membership, where that is later
admit-missing = A name, a code of capital letters and digits, and what it is cited from are needed.
admit-do = Admit { $name }
admit-done = { $name } is admitted.

## Accreditations

accredited-delegate = a delegate of { $member }
accredited-chair = the chair
accredited-observer = an observer
accredited-secretariat = an officer of the secretariat
end-title = End an accreditation
end-means = The accreditation of { $whom } ends at once, and so do the keys of their devices: they sign nothing any more. A vote that one of them held is free; another delegate of the member takes it over. What they signed stays.
end-not-oneself = Nobody ends their own accreditation.
end-do = End the accreditation of { $whom }
end-done = The accreditation of { $whom } has ended.

## Founding

found-means = For the operator of this server. The first entry of the new record names the assembly, its rules and its first secretariat, to whom you hand the link that is shown once.
found-name = Name of the assembly
found-id = Name in addresses
found-id-help = Small letters, digits and hyphens, such as general-assembly. It is never changed.
found-prefix = Beginning of document symbols
found-session = Session
found-zone = Time zone where it sits
found-zone-help = Calendar days, such as those of circulation (P-41), are counted there.
found-rules = Rules of procedure
found-rules-ga = General Assembly
found-rules-ecosoc = Economic and Social Council
found-rules-conference = United Nations conference
found-rules-consensus-only = Consensus alone
found-rules-association = Association’s general meeting
found-token = Operator’s token
found-token-help = It stands in the file operator.token of the server’s data folder, or in its settings. It is sent once and not kept.
found-missing = A name, a name in addresses, a beginning of symbols, a session number and the token are needed.
found-do = Found { $name }
found-done = { $name } is founded.
found-link = Sign-in link of the first secretariat
found-link-means = It works once. Hand it to the person who leads the secretariat; it is not shown again.
found-to = To { $name }

## Where the assembly sits

seat-clock = { $seat } where the assembly sits ({ $zone }), { $own } for you
seat-clock-same = { $seat } where the assembly sits ({ $zone })
