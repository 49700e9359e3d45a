# The rules of procedure: the page that shows them, and what is done to change them.

rules-title = Rules of procedure
rules-of = { $name ->
    [ga] The rules of the General Assembly
    [ecosoc] The rules of the Economic and Social Council
    [conference] The rules of a United Nations conference
    [consensus_only] The rules of a body that decides by consensus alone
    [association] The rules of an association’s general meeting
   *[other] The rules “{ $name }”
}, version { $version }
rules-lead = Every rule is data: votes are counted, motions taken and texts circulated by what stands here. Each decision names the version that it was taken under.
rules-founded = As the assembly was founded, nothing has been changed.
rules-differences = { $count ->
    [one] One rule differs
   *[other] { $count } rules differ
} from those that the assembly was founded on, and { $count ->
    [one] is
   *[other] are
} marked.
rules-was = It was: { $before }
rules-cited = { $rule }; { $provision }
rules-section-deciding = How decisions are taken
rules-section-meeting = Meetings and quorum
rules-section-debate = Debate and motions
rules-section-texts = Texts and amendments
rules-section-voting = Voting
rules-section-silence = Silence procedure
rules-section-members = Members and credentials
rules-section-changing = Changing these rules
rules-decides_by = { $value ->
    [vote] What somebody asks to be voted on is put to the vote.
   *[consensus] Nothing is put to the vote: what nobody objects to is adopted.
}
rules-plenary_majorities = In plenary these majorities decide on texts: { $value }.
rules-committee_majorities = In committee these majorities decide on texts: { $value }.
rules-important_questions = { $value ->
    [none] These rules list no important questions.
   *[other] Important questions are { $value }.
}
rules-majority = { $name }: { $than ->
    [all] every one
    [more] more than { $numerator }/{ $denominator }
   *[least] at least { $numerator }/{ $denominator }
} of { $base ->
    [members] all members
    [members_present] the members present
    [cast] the votes cast, abstentions included
   *[present_and_voting] those voting in favour or against
}{ $floor ->
    [0] .
   *[other] , and at least { $floor } in favour.
}
rules-majority-against = With more than { $limit } against it is defeated.
rules-majority-vetoes = A vote against by { $members } defeats it.
rules-second_vote_scope = { $value ->
    [substantive] An equally divided plenary votes a second time on matters of substance.
    [all] An equally divided plenary votes a second time, on motions too.
   *[none] What is equally divided is rejected.
}
rules-second_vote_hours = A second vote is taken within { $value } hours.
rules-opening_quorum-plenary = A plenary meeting opens with { $numerator }/{ $denominator } of the members present.
rules-opening_quorum-committee = A committee meeting opens with { $numerator }/{ $denominator } of the members present.
rules-opening_quorum_waived = { $value ->
    [yes] The opening quorum is waived.
   *[no] The opening quorum is not waived.
}
rules-decision_quorum = Any decision needs a majority of the members present.
rules-quorum_base = Members without a vote count for the quorum.
rules-remote_counts_for_quorum = { $value ->
    [yes] Who takes part from elsewhere counts for the quorum.
   *[no] Who takes part from elsewhere does not count for the quorum.
}
rules-remote_may_vote = { $value ->
    [yes] Who takes part from elsewhere may vote.
   *[no] Who takes part from elsewhere may not vote.
}
rules-remote_may_object = { $value ->
    [yes] Who takes part from elsewhere may object.
   *[no] Who takes part from elsewhere may not object.
}
rules-reply_max_per_item_per_meeting = A member replies at most { $value ->
    [one] once
   *[other] { $value } times
} on an item at a meeting.
rules-reply_minutes = A first reply takes at most { $first } minutes, a second { $second }.
rules-no_decision_motion = { $value ->
    [enabled] It may be moved that no decision be taken on a proposal.
   *[disabled] There is no motion that no decision be taken on a proposal.
}
rules-motions = Motions, those of the lowest rank first
rules-motion-name = { $name ->
    [appeal] Appeal against a ruling
    [suspend_meeting] Suspend the meeting
    [adjourn_meeting] Adjourn the meeting
    [adjourn_debate] Adjourn the debate
    [close_debate] Close the debate
    [competence] Decide on competence
    [no_decision] Take no decision
    [division] Divide a proposal
    [limit_speaking_time] Limit the speaking time
    [reconsider] Reconsider a decision
    [discuss_committee_report] Discuss a committee’s report
    [include_agenda_item] Include an agenda item
    [change_order_of_proposals] Change the order of proposals
   *[other] { $name }
}
rules-motion = Motion
rules-motion-rank = Rank
rules-motion-speakers = Speakers
rules-motion-majority = Majority
rules-motion-rule = Rule
rules-speakers = { $for } for, { $against } against
rules-speakers-unsaid = not specified
rules-speakers-none = none
rules-circulation = { $value ->
    [day_before_meeting] A text is voted on when it was circulated not later than the day before the meeting.
   *[other] A text is voted on no earlier than 24 hours after it was circulated.
}
rules-processing_business_days = The secretariat needs { $value } working days to process a text.
rules-sponsor_eov = { $value ->
    [never] A sponsor does not explain its vote on its own text.
   *[if_amended] A sponsor explains its vote on its own text only if it was amended.
}
rules-financial_statement_hours = Where money is spent, a statement is there { $value } hours before the vote.
rules-amendment_order = The chair announces in which order amendments are voted on.
rules-amendment_depth_max = Amendments to amendments go { $value } deep.
rules-division = { $value ->
    [voted_if_objected] A division that somebody objects to is put to the vote.
   *[on_request] A division is granted on request.
}
rules-eov_minutes = An explanation of vote takes at most { $value } minutes.
rules-tellers_confirm_hands = { $value ->
    [yes] Two tellers confirm the hands that the chair counts.
   *[no] The chair counts raised hands alone.
}
rules-revote_until_close = { $value ->
    [yes] A vote may be changed until the chair locks the ballot.
   *[no] A vote cannot be changed.
}
rules-reveal_before_close_minutes = { $value ->
    [0] Votes are seen when the ballot is locked, and not before.
   *[other] Votes are seen { $value } minutes before the ballot is locked.
}
rules-election_tie = { $value ->
    [lot] A tie in an election is decided by lot.
   *[other] A tie in an election is decided by a special ballot, then by lot.
}
rules-silence-min_hours = Silence lasts at least { $value } hours.
rules-silence-floor_hours = When it is extended at least { $value } hours remain.
rules-silence-objection_threshold = { $value ->
    [one] One objection breaks it.
   *[other] { $value } objections break it.
}
rules-silence-amendment_breaks = { $value ->
    [yes] A proposed amendment counts as an objection.
   *[no] A proposed amendment is no objection.
}
rules-silence-on_broken = { $value ->
    [vote] What is broken is put to the vote.
    [refer_back] What is broken is referred back.
   *[not_adopted] What is broken is not adopted.
}
rules-silence-objector_visibility = { $value ->
    [public] Everybody sees who objected.
    [bureau] The bureau alone sees who objected.
   *[members] Members see who objected.
}
rules-votes_per_member = Each member has one vote.
rules-proxy_votes = Nobody votes for another member.
rules-chair_votes = { $value ->
    [yes] The presiding officer may vote.
   *[no] The presiding officer does not vote.
}
rules-chair_delegation_votes = { $value ->
    [yes] Another of the presiding officer’s delegation may.
   *[no] Nor does another of the delegation.
}
rules-arrears_rule = { $value ->
    [unesco] A member has no vote when its arrears exceed its contributions for the current and the preceding year.
   *[charter_19] A member has no vote when its arrears equal or exceed its contributions for the preceding two full years.
}
rules-arrears_effect = A member in arrears loses the vote and nothing else.
rules-credentials_deadline_days = Credentials are due { $value } days before the opening.
rules-credentials_committee_size = The Credentials Committee has { $value } members.
rules-challenged_credentials_may_vote = { $value ->
    [yes] Who is objected to votes until the plenary has decided.
   *[no] Who is objected to does not vote until the plenary has decided.
}
rules-amending = { $report ->
    [yes] These rules are changed by a decision ({ $majority }), after a committee has reported.
   *[no] These rules are changed by a decision ({ $majority }).
}
rules-suspension = { $value ->
    [none] No rule may be suspended.
   *[other] A rule may be suspended on 24 hours’ notice, for a stated purpose and time.
}
rules-important = { $name ->
    [statute_amendment] amendments of the statute
    [binding_norm] binding norms
    [budget] the budget
   *[other] { $name }
}
majority-is-one_third = One third
majority-is-absolute = Majority of all members
majority-is-absolute_two_thirds = Two thirds of all members
majority-is-unanimity = Unanimity of those voting
majority-is-consensus = Consensus

rules-changes = Changes of the rules
rules-no-changes = Nobody has proposed to change them.
rules-change-of = proposed by { $member } to version { $version }
rules-instead = Instead of: { $before }
rules-absent = nothing
rules-reported = A committee has reported: { $report }.
rules-objected = { $member } objected to adopting it without a vote.
rules-state-proposed = Proposed
rules-state-asked = Does anybody object?
rules-state-adopted = Adopted
rules-state-rejected = Rejected
rules-state-withdrawn = Withdrawn
rules-state-overtaken = Overtaken by another change
rules-versions = Versions
rules-version-now = Version { $version }, in force
rules-version-until = Version { $version }, until { $until }
rules-propose = Propose a change
rules-propose-what = Which rule
rules-propose-title = What the change is for
rules-propose-value = New value
rules-propose-now = Now: { $value }
rules-propose-signs = Propose for { $member }
rules-propose-consequence = It stands on the record, for everybody to see. It is decided as these rules say, and until then nothing changes.
rules-report-field = Symbol of the committee’s report
rules-report = Note the report
rules-ask = Ask whether anybody objects
rules-ask-confirm = Ask: does anybody object to { $symbol }?
rules-object = I object
rules-object-confirm = Object for { $member } to adopting { $symbol } without a vote
rules-adopt = Declare it adopted
rules-adopt-confirm = Nobody objects: { $symbol } is adopted
rules-adopt-consequence = The rules are changed at once, for everything that is begun from now on.
rules-put = Put it to the vote
rules-put-confirm = Open the vote on { $symbol }, by { $majority }
rules-withdraw = Withdraw
rules-withdraw-confirm = Withdraw { $symbol }
rules-no-meeting = No meeting is open.
rules-question = What would be changed
vote-needs-to-change = The rules are changed by this majority: { $majority } (P-109).
vote-needs-own = Decided by this majority: { $majority } (P-68).
