# The sentences of an explained outcome: the result with its tally, the figure that was needed, the quorum.
# $cited is the rule of the instrument and the provision of the profile, such as "GA rule 83; P-67".

outcome-adopted = Adopted: { $in_favour } in favour, { $against } against, { $abstaining } abstaining.
outcome-rejected = Rejected: { $in_favour } in favour, { $against } against, { $abstaining } abstaining.
outcome-rejected-equally-divided = Rejected, equally divided: { $in_favour } in favour, { $against } against, { $abstaining } abstaining.
outcome-rejected-equally-divided-twice = Rejected, equally divided a second time: { $in_favour } in favour, { $against } against, { $abstaining } abstaining.
outcome-second-vote = Not decided yet, equally divided: { $in_favour } in favour, { $against } against, { $abstaining } abstaining.
outcome-not-adopted-no-votes = Not adopted: nobody voted in favour or against, { $abstaining } abstaining.
outcome-no-decision = No decision: the quorum was not met, so nothing is adopted or rejected.
outcome-ruling-stands = The ruling stands: { $in_favour } in favour of the appeal, { $against } against, { $abstaining } abstaining.
outcome-ruling-overruled = The ruling is overruled: { $in_favour } in favour of the appeal, { $against } against, { $abstaining } abstaining.
outcome-invalid-more-votes-than-present =
    Invalid: { $votes ->
        [one] { $votes } vote was
       *[other] { $votes } votes were
    } counted, but only { $present ->
        [one] { $present } member was
       *[other] { $present } members were
    } present. This count is not a result.
outcome-invalid-more-voters-than-members =
    Invalid: { $voters } entitled to vote and { $present } present were counted in a body of { $members ->
        [one] { $members } member
       *[other] { $members } members
    }. This count is not a result.

outcome-majority-simple = Of { $voting } present and voting, a majority is { $required } ({ $cited }).
outcome-majority-two-thirds = Of { $voting } present and voting, two thirds is { $required } ({ $cited }).
outcome-majority-one-third = Of { $voting } present and voting, one third is { $required } ({ $cited }).
outcome-tie-second-vote = Of { $voting } present and voting, { $required } in favour are needed. A second vote is taken at a later meeting within 48 hours ({ $cited }).
outcome-tie-rejected = Of { $voting } present and voting, { $required } in favour are needed; a tie is a rejection ({ $cited }).
outcome-tie-rejected-twice = Of { $voting } present and voting, { $required } in favour are needed; a second tie is a rejection ({ $cited }).
outcome-nobody-voting = Those who abstain are considered as not voting, and a question on which nobody votes is not carried ({ $cited }).
outcome-quorum =
    Quorum: { $present } of { $members } { $members ->
        [one] member
       *[other] members
    } { $present ->
        [one] was
       *[other] were
    } present; { $quorum ->
        [one] { $quorum } is
       *[other] { $quorum } are
    } needed ({ $cited }).
# A majority of the profile's own: $of is what it is a fraction of, counted as $base says.
outcome-threshold = { $base ->
    [members] Of { $of ->
        [one] { $of } member
       *[other] { $of } members
    },
    [members_present] Of { $of ->
        [one] { $of } member
       *[other] { $of } members
    } present,
    [cast] Of { $of ->
        [one] { $of } vote
       *[other] { $of } votes
    } cast,
   *[present_and_voting] Of { $of } present and voting,
} { $than ->
    [all] every one in favour is needed
    [more] more than { $numerator }/{ $denominator } is { $required }
   *[least] at least { $numerator }/{ $denominator } is { $required }
} ({ $cited }).
outcome-floor = In favour: { $found }; whatever the number voting, at least { $needed } { $needed ->
    [one] is
   *[other] are
} needed ({ $cited }).
outcome-against = Against: { $found }; more than { $needed } against would defeat it ({ $cited }).
outcome-vetoes = { $found ->
    [0] No member with a veto voted against
    [one] { $found } member with a veto voted against, which defeats it
   *[other] { $found } members with a veto voted against, which defeats it
} ({ $cited }).

# What would have changed it. $of is the question, or an appeal against a ruling.
counterfactual-more-in-favour = { $votes ->
    [one] One more in favour
   *[other] { $votes } more in favour
} would have { $of ->
    [appeal] overruled it
   *[question] carried it
}.
counterfactual-more-against = { $votes ->
    [one] One more against
   *[other] { $votes } more against
} would have { $of ->
    [appeal] let the ruling stand
   *[question] defeated it
}.
counterfactual-from-against = { $votes ->
    [one] One vote in favour instead of against
   *[other] { $votes } votes in favour instead of against
} would have { $of ->
    [appeal] overruled it
   *[question] carried it
}.
counterfactual-from-in-favour = { $votes ->
    [one] One vote against instead of in favour
   *[other] { $votes } votes against instead of in favour
} would have { $of ->
    [appeal] let the ruling stand
   *[question] defeated it
}.
counterfactual-without-vetoes = Without { $votes ->
    [one] the vote of the member that has a veto
   *[other] the votes of the { $votes } members that have a veto
} it would have been carried.
counterfactual-more-present = { $votes ->
    [one] One more member present
   *[other] { $votes } more members present
} would have met the quorum.
