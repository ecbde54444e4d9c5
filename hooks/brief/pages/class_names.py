"""Classes and ids of the pages that editions go by when they leave out, move or mark parts of a page."""

from __future__ import annotations

WHY, BEHIND = "why", "behind"
"""The words behind something, folded up: as a block, and within running text."""
REF = "ref"
"""The number of a fact as a link to it."""
TO_PASSAGE = "to-passage"
"""A link to a marked passage."""
PASSAGE = "passage"
"""A quoted passage with its place."""
RECORD = "record"
"""Names with values that make one paragraph."""
RULES = "rules"
"""The table of the rules that were checked."""
NARROW = "narrow"
"""What a picture has for narrow windows only."""
FAINT = frozenset({"tick", "faint"})
"""Words of a picture that only help to read it."""
WITHDRAWN = "is-withdrawn"
BADGE = "badge"

ON_SCREEN = frozenset({"crumbs", "no-print", "jump", "cite", "endnotes"})
"""What only helps on a screen, or is said in notes."""
SAID_TWICE = frozenset({"also", "again", WHY, BEHIND, "notes", "scale"})
"""What says the same again in another order."""
TOLD_OF_ACTOR = frozenset({"_with", "_attributed", "_dates", "_judgements", "_relations"})
"""Ids of the headings of parts of an actor's page that only bring together what stands elsewhere too."""
NOT_KNOWN, SENTENCES = "not-known", "_sentences"
"""Ids of the heading over what the method page does not know, and of that over the sentences of a source."""
