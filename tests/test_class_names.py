"""The classes and ids that editions go by are those that pages have."""

import re
from pathlib import Path

import pytest

from brief.checker import check
from brief.pages import class_names
from brief.pages.families import pages
from brief.site.paths import Paths

SALIN = Path(__file__).parent / "briefs" / "salin"
_ATTRIBUTE = re.compile(r'\s(?:class|id)="([^"]*)"')


@pytest.fixture(scope="module")
def had() -> set[str]:
    """Every class and id of a brief's pages."""
    html = "".join(page.html for page in pages(check(SALIN, "content").graph, Paths()))
    return {name for names in _ATTRIBUTE.findall(html) for name in names.split()}


@pytest.mark.parametrize("constant", [name for name in vars(class_names) if name.isupper()])
def test_a_page_has_what_an_edition_looks_for(constant: str, had: set[str]) -> None:
    value = getattr(class_names, constant)
    assert set([value] if isinstance(value, str) else value) - had == set()
