"""Meetings as clients see them."""

from deliberation.core.meeting import Meeting
from deliberation.meetings.tables import MeetingRow
from deliberation.record.nouns import Noun, shown
from deliberation.store.shelf import Shelf

MEETING = Noun("meeting", Shelf(Meeting, MeetingRow), lambda each, *_: shown("meeting", each))
