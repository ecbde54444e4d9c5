"""What the scripts of the pages say, in the language of the brief. A page carries these words as data.

They are messages like any other, with their values left open: `%(name)s` is filled in by the script.
"""

from __future__ import annotations

from brief.language.interface import Interface


def on_pages(language: Interface) -> dict[str, str]:
    """For the comforts of each page (`hooks/brief/site/assets/brief.js`) and the news of a new edition."""
    _ = language.translated
    return {
        "shown": _("%(shown)s of %(all)s facts shown"),
        "copy": _("Copy"),
        "copied": _("Copied"),
        "copyOf": _("Copy: %(form)s"),
        "back": _("Back to where you were"),
        "quotation": _("“%(words)s” (%(said)s)"),
        "within": _("‘%(words)s’"),
        "newEdition": _("This brief has a new edition."),
        "show": _("Show it"),
    }


def of_search(language: Interface) -> str:
    """For the search of the one file (`static/onefile.js`)."""
    return language.translated("%(number)s found")


def of_check(language: Interface) -> dict[str, str]:
    """For "Check it yourself" (`static/check.js`)."""
    _ = language.translated
    return {
        "quote": _("%(owner)s, quote %(number)s"),
        "place": _("%(quote)s does not stand at its place in “%(title)s”: “%(exact)s”"),
        "part": _("the part “%(title)s” does not read as it was made"),
        "unknown": _("a quote (“%(exact)s”)"),
        "shown": _("%(quote)s is not shown as it stands in the source"),
        "changed": _("%(quote)s was changed: “%(exact)s”"),
        "text": _("the text of “%(title)s” is not the one that the brief was made from"),
        "data": _("the data of this check is not as it was made"),
        "good": _("%(good)s of %(all)s quotes stand in the source as quoted."),
        "waiting": _(
            "Quotes that were not looked for, because their text is not published here: %(number)s. "
            "If you hold the text, choose its file."
        ),
        "unchanged": _("Their words were not changed."),
        "whole": _("Your file is the text that the brief was made from, all %(sentences)s sentences of it."),
        "inFile": _("%(quote)s does not stand in your file: “%(exact)s”"),
        "missing": _("Sentences of the brief’s text that are not in your file word for word: %(number)s"),
        "sentences": _("%(found)s of the %(all)s sentences that the brief was made from stand in your file."),
        "markdown": _("A browser reads plain text only. For Markdown use the command: brief verify --source"),
        "checking": _("Checking …"),
        "wrong": _("Something is not as it was:"),
    }
