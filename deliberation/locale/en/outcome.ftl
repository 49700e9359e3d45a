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
