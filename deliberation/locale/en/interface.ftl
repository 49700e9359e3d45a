# The frame of the interface, and the pages of the meeting: now, sign-in, chair, secretariat, projector, record.

product = Deliberation
loading = One moment …
skip-to-content = Skip to the content
dialog-back = Go back
nav = Pages of this assembly
nav-now = Now
nav-chair = Chair’s console
nav-secretariat = Secretariat
nav-texts = Texts
nav-votes = Votes
nav-rules = Rules
nav-record = Record
nav-projector = Projector
nav-assemblies = All assemblies
nav-vote-open = voting
bar-now = Now
bar-texts = Text
bar-floor = Floor
bar-votes = Vote

## States, and what goes wrong

state-live = Live
state-offline = Offline
state-loading = Connecting
state-ended = Ended
state-sealed = Sealed
state-locked = Locked
state-open = Open
unsent = { $count ->
    [one] { $count } act waits to be sent
   *[other] { $count } acts wait to be sent
}
refused-late = Something you did before could be sent only now, and was not accepted:
error-again = Try again
error-offline = The server can’t be reached at the moment. Nothing of yours is lost.
error-unknown = Something went wrong that should not. Nothing was done.
error-bad-proof = What the server sent does not match the record’s signatures, so it is not shown.
error-no-ed25519 = This browser can’t sign votes (Ed25519). Please use Chrome or Edge 137, Firefox 129, Safari 17, or later, over a secure connection.
page-not-loaded = This page could not be loaded
page-not-loaded-why = The server can’t be reached at the moment, or it has been renewed since you opened this window.
not-found-title = There is no such page
not-found = The address may be mistyped, or what it led to is not public.
not-found-start = To the start
assembly-not-shown = This assembly can’t be shown
assembly-unknown = There is no assembly “{ $name }” on this server.
assembly-offline = Not connected
assembly-offline-why = The server can’t be reached at the moment. This page goes on by itself as soon as it can.

## Rules

rule-why = The rule: { $rule }
rule-of-procedure = { $rule } of the rules of procedure in force.

## Roles, and me

role-public = Public
role-chair = Chair
role-delegate = Delegate
role-observer = Observer
role-secretariat = Secretariat
me-public = You read along. Members’ delegates, the chair and the secretariat sign in with a link.
me-key-here = This device holds your key.
me-no-key = This device has no key yet, so it can’t act for you.
me-leave = Sign out
theme = Appearance
theme-system = As this device
theme-light = Light
theme-dark = Dark

## The meeting

meeting-none = No meeting is called
meeting-called = Meeting { $number } is called
meeting-open = Meeting { $number } is open
meeting-adjourned = Meeting { $number } is adjourned
presence = { $present } of { $members } present
presence-title = Presence
quorum-met = quorum { $needed } met
quorum-not-met = quorum { $needed } not met
quorum-both = { $opening } are needed to open, { $decision } to decide
quorum-opening = To open and debate
quorum-decision = To decide
met = met
not-met = not met
absent = absent
voted-of = { $voted } of { $roll } have voted
ballot-open = Ballot { $number } is open
ballot-last = Ballot { $number }
opened-at = opened { $time }

## Now

now-title = What needs you now
now-nothing = Nothing needs you at the moment.
now-observing = You are following this assembly. Nothing is asked of you.
need-enrol = This device has no key yet
need-enrol-detail = Acts are signed on your device. It makes its own key when you sign in.
need-entrust = Another device holds your member’s vote
need-entrust-detail = One device votes at a time. You can take over the vote; it is put on the record.
need-vote = Ballot { $number } on { $symbol } is open
need-vote-detail = { $title }, since { $time }
need-cosponsor = Your member is invited to co-sponsor { $symbol }
need-accepts = { $count } amendments ask for your acceptance as a sponsor
need-accept = { $symbol } asks for your acceptance as a sponsor
need-presence = Meeting { $number }: declare that you are present
need-lock = Ballot { $number } on { $symbol } is yours to lock
need-call = No meeting is called
need-call-detail = Presence can be declared once a meeting is called.
need-open = Meeting { $number } is called
need-open-detail = { $present } are present, { $needed } are needed to open
need-put = { $symbol } is to be decided
need-note = Meeting { $number }: note who is present
need-note-detail = { $present } are present, { $needed } are needed to decide
verb-enrol = Sign in
verb-entrust = Take over the vote
verb-vote = Vote
verb-cosponsor = Read and decide
verb-accept = Read and decide
verb-presence = Declare presence
verb-lock = To the ballot
verb-call = Call a meeting
verb-open = Open the meeting
verb-put = To the console
verb-note = Note presence
floor-title = In the room
floor-quiet = Nothing has happened yet.
floor-all = All of it, in the record

## Minutes

who-bureau = The bureau
named-meeting = meeting { $number }
named-ballot = ballot { $number } on { $symbol }
deed-other = An act of the kind { $kind }
deed-casts = { $count ->
    [one] { $count } vote was cast
   *[other] { $count } votes were cast
}
deed-assembly-create = The assembly was founded
deed-member-admit = { $count ->
    [0] Members were admitted
    [one] { $count } member was admitted
   *[other] { $count } members were admitted
}
deed-accreditation-grant = { $count ->
    [0] Persons were accredited
    [one] { $count } person was accredited
   *[other] { $count } persons were accredited
}
deed-accreditation-revoke = An accreditation was ended
deed-key-enrol = A device’s key was enrolled for { $actor }
deed-key-entrust = { $who } moved its vote to another device
deed-key-revoke = { $actor } gave up a device’s key
deed-meeting-call = The bureau called { $about }
deed-meeting-open = The chair opened { $about }
deed-meeting-adjourn = The chair adjourned { $about }
deed-presence-declare = { $present ->
    [no] { $who } declared that it is no longer present
   *[other] { $who } declared its presence
}
deed-presence-note = { $count ->
    [0] The secretariat noted presence
    [one] The secretariat noted { $count } member as { $present ->
        [no] absent
       *[other] present
    }
   *[other] The secretariat noted { $count } members as { $present ->
        [no] absent
       *[other] present
    }
}
deed-proposal-table = { $who } tabled draft { $about }
deed-proposal-withdraw = { $who } withdrew draft { $about }
deed-proposal-cosponsor = { $who } joined the sponsors of { $about }
deed-proposal-leave = { $who } left the sponsors of { $about }, or declined to join them
deed-proposal-invite = { $who } invited { $count ->
    [one] a further member
   *[other] { $count } further members
} to sponsor { $about }
deed-proposal-open-sponsorship = { $who } said who may join the sponsors of { $about }
deed-proposal-revise = { $who } revised draft { $about }
deed-proposal-correct = The secretariat corrected { $about }
deed-proposal-settle = The chair noted which paragraphs of { $about } are agreed
deed-proposal-render = { $about } was put into another language
deed-proposal-order = The chair announced the order of the amendments to { $about }
deed-proposal-divide = It was moved that parts of { $about } be voted on separately ({ $who })
deed-division-object = { $who } objected to the division of { $about }
deed-division-grant = The chair divided { $about } into parts to be voted on separately
deed-division-withdraw = The motion to divide { $about } was withdrawn
deed-amendment-cosponsor = { $who } joined the sponsors of amendment { $about }
deed-amendment-invite = { $who } invited { $count ->
    [one] a further member
   *[other] { $count } further members
} to sponsor amendment { $about }
deed-amendment-open-sponsorship = { $who } said who may join the sponsors of amendment { $about }
deed-amendment-leave = { $who } left the sponsors of amendment { $about }, or declined to join them
deed-amendment-revise = { $who } revised amendment { $about }
deed-amendment-divide = Amendment { $about } was divided
deed-amendment-not-receivable = The chair ruled that { $about } is not an amendment
deed-ruling-appeal = { $who } appealed against the ruling on { $about }
deed-en-bloc-ask = The chair put amendments to { $about } together
deed-en-bloc-object = { $who } objected to amendments to { $about } that were put together
deed-en-bloc-adopt = The chair declared adopted, without a vote, amendments to { $about } that were put together
deed-vote-lapse = The time for a second vote on { $about } passed
deed-amendment-submit = { $who } submitted amendment { $about }
deed-amendment-withdraw = { $who } withdrew amendment { $about }
deed-amendment-accept = { $who } accepted amendment { $about }
deed-amendment-moot = The chair ruled that the rejection of { $about } was implied
deed-comment-post = { $who } commented on { $about }
deed-ballot-open = The chair put { $about } to the vote
deed-vote-cast = { $who } voted in { $about }
deed-ballot-lock = The chair locked { $about }{ $result ->
    [adopted] : adopted
    [rejected] : rejected
    [not_adopted] : not adopted
    [no_decision] : no decision
    [second_vote_within_48h] : equally divided
    [ruling_stands] : the ruling stands
    [ruling_overruled] : the ruling is overruled
    [invalid] : invalid
   *[other] {""}
}

## Sign-in

sign-in-title = Sign in
sign-in-explains = Your browser will now make a key that never leaves this device. With it you sign each of your acts, so that nobody can act in your name, not even this server. The link works once.
sign-in-key-lives-here = The key lives in this browser alone: whoever clears this site’s data here loses it, and needs a new link.
sign-in-enter = Sign in on this device
sign-in-enrolling = Your device makes its key and enrols it …
sign-in-no-link = To act here you need a one-time link. The secretariat makes it for you.
sign-in-follow = Follow the assembly without signing in
sign-in-spent = This link has been used already, or is no longer valid.
sign-in-spent-then = A link works once. Ask the secretariat for a new one.
sign-in-unable-link = Your link has not been used: open it again in another browser.
sign-in-choose = Another device casts the vote of { $member } at the moment. Which device is to vote from now on?
sign-in-take-over = This device votes for { $member }
sign-in-leave-vote = Leave the vote where it is
sign-in-recorded = Either way is put on the record, and can be changed later.

## Assemblies

assemblies-title = Assemblies
assemblies-none = There is no assembly on this server yet.
assemblies-sign-in = To act in an assembly, open the sign-in link that its secretariat gave you.

## The chair's console

chair-title = Chair’s console
chair-forbidden = This console is the chair’s. You can follow what happens on the page “Now”.
agenda-title = Drafts
agenda-empty = No draft has been tabled yet.
agenda-frozen = While a ballot is open, its matter stays in hand.
in-hand-title = The matter in hand
in-hand-nothing = No draft is waiting for a decision.
in-hand-ballot = Look at the ballot
in-hand-read = Read the text
proposal-is-circulated = circulated
proposal-is-action = being decided
proposal-is-second_vote_pending = a second vote is due
proposal-is-adopted = adopted
proposal-is-rejected = rejected
proposal-is-withdrawn = withdrawn
proposal-is-lapsed = lapsed
step-next = The next step
step-call = Call a meeting
step-open = Open meeting { $number }
step-adjourn = Adjourn meeting { $number }
step-put_amendment = Put amendment { $symbol } to the vote
step-put_proposal = Put draft { $symbol } to the vote
step-put_proposal-amended = Put draft { $symbol } as amended to the vote
step-lock = Lock ballot { $number }
step-done = Done: { $step }
call-title = Title of the meeting
call-body = It is a meeting of
body-plenary = the plenary
body-committee = a committee
step-means-open = Debate may begin. Decisions need the quorum of a majority of the members.
step-means-adjourn = The meeting ends. What is undecided stays as it is; another meeting can be called.
means-put_amendment = Voting begins at once. The text of { $symbol } is frozen until the lock.
means-put_proposal = Voting on the whole of { $symbol } begins at once. Its text is frozen until the lock.
put-late = { $symbol } was circulated too late to be voted on today. Voting begins by your leave, which is on the record (P-41, P-42).
put-quorum = { $present } of { $members } are present; a decision needs { $needed }.
majority-title = Majority
majority-is-simple = Simple majority
majority-is-two_thirds = Two thirds
lock-present-unvoted = { $count ->
    [one] { $count } member that is present has not voted yet:
   *[other] { $count } members that are present have not voted yet:
}
lock-means = After the lock no vote is cast or changed. The votes are opened, counted and published, and the decision takes effect.
missing-call = Give the meeting a title.
missing-majority = Choose the majority.
missing-moot = Choose at least one.
unvoted-title = { $count ->
    [0] Everyone has voted
    [one] { $count } has not voted yet
   *[other] { $count } have not voted yet
}

## The secretariat

secretariat-title = Secretariat
secretariat-parts = On this page
secretariat-forbidden = This desk is the secretariat’s. You can follow what happens on the page “Now”.
filter-members = Find a member
filter-accreditations = Find a person or a member
filter-none = Nobody found.
presence-note-all = { $count ->
    [0] Note all as present
    [one] Note { $count } as present
   *[other] Note { $count } as present
}
presence-all-noted = All shown here are noted as present.
accreditations-title = Accreditations
accreditation-member = Member
accreditation-name = Name
accreditation-role = Role
accreditation-link = Sign-in
accredit = Accredit a person
accredit-title = Accredit a person
accredit-means = The record gets a number and the role; the name stays outside of it.
accredit-choose = Choose a member
accredit-missing = A delegate represents a member.
accredit-do = Accredit { $whom }
link-title = Sign-in link
link-make = Make a link
link-make-for = for { $name }
link-means = The link lets { $name } sign in once, on one device. Hand it over in a way that only they read.
link-name-help = Shown beside their comments. It is kept outside the record and can be erased.
link-is = The link, shown once
link-copy = Copy the link
link-copied = The link is copied

## The projector

wall-voting = Voting: { $matter }
wall-decided = Decided: { $matter }
wall-nothing = No meeting is called
wall-collides = collides with
wall-more = { $count } more
wall-and-more = and { $count } more
wall-seats-coming = The votes are being opened …

## The record

record-title = Record
record-explains = Everything that happened here, in order, signed by who did it. Open a line to see the entry itself.
record-loading = Reading and checking the record …
record-proved = { $shown ->
    [one] This { $shown } entry was
   *[other] These { $shown } entries were
} checked in your browser: they stand unaltered in the record of { $size } entries that the log has signed.
record-newer = { $count ->
    [one] { $count } new entry
   *[other] { $count } new entries
}
record-earlier = Earlier entries
