"""Authors may give a thing the name that a page has for a part of its own: no id then stands twice."""

from __future__ import annotations

import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from textwrap import indent

import pytest

from brief.checker import check
from brief.model import ids
from brief.pages.families import pages
from brief.site.paths import Paths
from tests import small_brief
from tests.conftest import REPOSITORY, SALIN, TALKS, copy_project, mkdocs

ID = re.compile(r'\sid="([^"]*)"')
ORDINARY = (TALKS, SALIN)
SCRIPTS = ("hooks/brief/site/assets", "hooks/brief/editions/static")
IN_SCRIPTS = re.compile(r'(?:getElementById\(|\.id = )"([^"]+)"')


@pytest.fixture(scope="module")
def taken(built_site: Path) -> list[str]:
    """Every id of ours that pages of ordinary briefs have, or scripts on them ask for."""
    graphs = [check(folder, "content").graph for folder in ORDINARY]
    html = [page.read_text("utf-8") for page in built_site.rglob("*.html")]
    html += [page.html for graph in graphs for page in pages(graph, Paths())]
    found = {id for text in html for id in ID.findall(text)}
    for folder in SCRIPTS:
        for script in (REPOSITORY / folder).glob("*.js"):
            found |= set(IN_SCRIPTS.findall(script.read_text("utf-8")))
    of_authors = {id for graph in graphs for id in graph.brief.kinds}
    # In the one file each place has the name of its page before its own.
    return sorted(id for id in found if "." not in id and id.partition("--")[0] not in of_authors)


def fact(id: str, number: int) -> str:
    return f"{id}: {{statement: Thing {number} is so., kind: claim, source: paper, quote: Thing {number} is so.}}\n"


def records(form: Callable[[str, int], str], names: list[str]) -> str:
    return "".join(form(name, number) for number, name in enumerate(names, 1))


def brief(names: list[str], kind: str) -> Mapping[str, str]:
    """A brief whose facts, judgements or hypotheses have these names, as far as they may; and so have all headings."""
    mine = [name for name in names if ids.refusal(name) is None]
    facts = mine if kind == "facts" else [f"f{number}" for number in range(len(mine))]
    judgements = mine if kind == "judgements" else ["j1"]
    hypotheses = mine if kind == "hypotheses" else ["h1", "h2"]
    prose = "".join(f"## {name}\n\nIt is so [[{facts[0]}]].\n\n" for name in names)
    texts = " ".join(f"Thing {number} is so." for number in range(1, len(facts) + 1))
    return {
        "brief.yml": f"title: Names\nbottom_line: |\n{indent(prose, '  ')}key_judgements: [{judgements[0]}]\n"
        f"unused: {{paper: {{{len(facts) + 1}: It is about the weather.}}}}\n"
        "absent: [{source: paper, terms: [radar], says: It names no radar.}]\n",
        "sources/paper.txt": f"---\ntitle: The paper\n---\n{texts} It rained. Alba Zug is the mayor.\n",
        "actors.yml": "actor-1:\n  name: Alba Zug\n  kind: person\n"
        "  roles: [{role: mayor, source: paper, quote: Alba Zug is the mayor.}]\n"
        f"  description: |\n{indent(prose, '    ')}"
        "actor-2: {name: Boro, kind: state}\n",
        "facts.yml": records(fact, facts)
        + "tie:\n  statement: Alba Zug leads Boro.\n  kind: relation\n  said_by: actor-1\n  source: paper\n"
        "  relation: {from: actor-1, to: actor-2, as: leads}\n  quote: Alba Zug is the mayor\n",
        "judgements.yml": records(
            lambda id, n: f"{id}: {{judgement: It is so {n} times., rests_on: [{facts[0]}], gaps: [Why?]}}\n",
            judgements,
        ),
        "hypotheses.yml": records(
            lambda id, n: f"{id}: {{hypothesis: It is so {n} times., evidence: {{{facts[0]}: consistent}}}}\n",
            hypotheses,
        ),
        "analysis/analysis-1.md": f"---\ntitle: All of it\n---\n\n{prose}",
    }


def twice(html: str) -> list[str]:
    return [id for id, count in Counter(ID.findall(html)).items() if count > 1]


@pytest.mark.parametrize("kind", ["facts", "judgements", "hypotheses"])
def test_no_id_stands_twice_whatever_things_are_called(taken: list[str], tmp_path: Path, kind: str) -> None:
    project = copy_project(tmp_path / "project")
    for path in (project / "content").rglob("*.*"):
        path.unlink()
    small_brief.put(project / "content", brief(taken, kind))
    site = tmp_path / "site"
    done = mkdocs(project, site, environment={"EDITIONS": "html epub pdf"})
    assert done.returncode == 0, done.stderr

    # The one file is among them.
    assert {path.name: ids for path in site.rglob("*.html") if (ids := twice(path.read_text("utf-8")))} == {}
    with zipfile.ZipFile(next(site.glob("editions/*.epub"))) as book:
        chapters = {name: book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml")}
    assert {name: ids for name, text in chapters.items() if (ids := twice(text))} == {}
    assert len(list(site.glob("editions/*.pdf"))) == (find_spec("typst") is not None)

    # Where the things are found, they have their own names.
    data = json.loads((site / "data" / "brief.json").read_text("utf-8"))
    addresses = [row["url"] for row in data["facts"] + data["judgements"]]
    addresses += [evidence["url"] for row in data["facts"] for evidence in row["evidence"]]
    for address in addresses:
        page, _, anchor = address.partition("#")
        assert f'id="{anchor}"' in (site / page).read_text("utf-8")
