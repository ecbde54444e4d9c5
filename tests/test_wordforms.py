"""Other forms of English words for the search: what is typed finds what stands there."""

import pytest

from brief.pages.wordforms import further


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("agreements", "an agreement"),
        ("policies", "a policy"),
        ("policy", "the policies"),
        ("purchases", "a purchase"),
        ("boxes", "a box"),
        ("analyses", "an analysis"),
        ("analysis", "two analyses"),
        ("women", "a woman"),
        ("person", "some people"),
        ("defense", "the defence"),
        ("defence", "the defense"),
        ("defenses", "the defence"),
        ("modernization", "a modernisation"),
        ("organising", "by organizing"),
        ("harbor", "the harbour"),
        ("harbours", "the harbor"),
        ("centers", "the centre"),
        ("judgment", "a judgement"),
        ("judgement", "a judgment"),
        ("programme", "a program"),
        ("cancelled", "was canceled"),
    ],
)
def test_a_form_leads_to_the_word(typed: str, stands: str) -> None:
    # The search finds a word by what it begins with.
    assert any(word.startswith(typed) for word in further(stands))


def test_no_form_is_made_of_what_has_none() -> None:
    assert further("It is likely, said Alba, that they would not promise it for Boro’s 3.5 F16s.") == ["promises"]
    assert further("日本とভারত") == []
    assert further("") == []


def test_what_stands_in_the_text_is_not_made_again() -> None:
    assert further("an agreement on agreements") == []
