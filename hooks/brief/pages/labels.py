"""The words for the kinds of things, in one place, so that each is called the same on every page."""

from __future__ import annotations

from brief.language.interface import Interface


class Labels:
    """The words for kinds, states and grades, in one language, by the value that stands in the model."""

    def __init__(self, language: Interface) -> None:
        _, pgettext = language.gettext, language.pgettext
        self.fact_kinds = {
            "event": _("Event"),
            "claim": _("Claim"),
            "position": _("Position"),
            "relation": _("Relation"),
            "context": _("Context"),
        }
        self.wordings = {
            "asserted": _("stated as fact"),
            "hedged": _("hedged"),
            "conditional": _("conditional"),
            "planned": _("as a plan"),
            "denied": _("denied"),
        }
        self.statuses = {
            "happened": _("Happened"),
            "planned": _("Planned"),
            "postponed": _("Postponed"),
            "cancelled": _("Cancelled"),
            "ongoing": _("Ongoing"),
            "proposed": _("Proposed"),
        }
        self.tie_states = {
            "ended": _("has ended"),
            "withdrawn": _("withdrawn"),
            "planned": _("planned, not so yet"),
            "proposed": _("proposed, not so yet"),
            "postponed": _("postponed"),
            "cancelled": _("cancelled"),
        }
        """Why a relation is not, or not known to be, one of today."""
        self.tie_marks = {
            "ended": _("ended"),
            "withdrawn": _("withdrawn"),
            "planned": _("planned"),
            "proposed": _("proposed"),
            "postponed": _("postponed"),
            "cancelled": _("cancelled"),
        }
        """The same in a word, where there is little room."""
        self.actor_kinds = {
            "state": (_("State"), _("States")),
            "government-body": (_("Government body"), _("Government bodies")),
            "armed-force": (_("Armed force"), _("Armed forces")),
            "organisation": (_("Organisation"), _("Organisations")),
            "company": (_("Company"), _("Companies")),
            "group": (_("Group"), _("Groups")),
            "person": (_("Person"), _("People")),
            "unnamed-source": (_("Unnamed source"), _("Unnamed sources")),
        }
        """In the order of the list of actors: singular and plural."""
        self.confidence = {
            "low": _("Low confidence"),
            "moderate": _("Moderate confidence"),
            "high": _("High confidence"),
        }
        self.grades = {
            "low": pgettext("confidence", "low"),
            "moderate": pgettext("confidence", "moderate"),
            "high": pgettext("confidence", "high"),
        }
        """Of confidence, where the word itself stands beside it."""
        self.few = {
            1: pgettext("so many judgements", "one"),
            2: pgettext("so many judgements", "two"),
            3: pgettext("so many judgements", "three"),
            4: pgettext("so many judgements", "four"),
        }
        """Numbers that a sentence says in words."""
        self.kind_means = {
            "event": _("Something that happens, or was to happen"),
            "claim": _("Something asserted about the world"),
            "position": _("What somebody wants, offers or refuses"),
            "relation": _("How two actors stand to each other"),
            "context": _("What one needs to know to understand the rest"),
        }
        """Shown where a reader asks what the mark of a kind means."""
        self.fits = {
            "consistent": ("+", _("consistent")),
            "inconsistent": ("−", _("inconsistent")),
            "neutral": ("0", _("neutral")),
        }
        self.reliability = {
            "A": _("completely reliable"),
            "B": _("usually reliable"),
            "C": _("fairly reliable"),
            "D": _("not usually reliable"),
            "E": _("unreliable"),
            "F": _("reliability cannot be judged"),
        }
        self.credibility = {
            1: _("confirmed by other sources"),
            2: _("probably true"),
            3: _("possibly true"),
            4: _("doubtful"),
            5: _("improbable"),
            6: _("truth cannot be judged"),
        }
        """Both after the NATO/Admiralty system (STANAG 2511)."""
