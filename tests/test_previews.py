"""What a reference shows of what it leads to: the words, and the script that carries them."""

import json
from pathlib import Path

from brief.editions import making
from brief.pages.previews import previews
from brief.pages.view import Site
from brief.site.paths import Paths
from tests.small_brief import checked


def by_address(folder: Path, **slips: tuple[str, str]) -> dict[str, tuple[str, str, str]]:
    site = Site(checked(folder, **slips).graph, Paths())
    return {site.paths.url(p.target): (p.kind, p.says, p.more) for p in previews(site)}


def test_each_thing_says_what_it_is_and_whose(tmp_path: Path) -> None:
    found = by_address(
        tmp_path,
        actors=(
            "name: Ms Analyst",
            "roles: [{role: banker, to: unknown, source: paper, quote: An analyst}], name: Ms Analyst",
        ),
    )
    assert found["facts.html#radar"] == ("Fact 1 · Position", "Alba wants a radar.", "Said by Alba")
    assert found["facts.html#failed"][2] == "Said by the source, in its own voice"
    deal = ("Judgement 1 · likely (55–75%) · Low confidence", "It is likely that there will be a deal.")
    assert found["judgements.html#deal"] == (*deal, "Rests on 3 facts")
    assert found["judgements.html#money"] == ("Competing explanation 1", "Money decides.", "")
    assert found["actors/alba.html"] == ("Actor · State", "Alba", "2 facts")
    assert found["actors/analyst.html"] == ("Actor · Person", "Ms Analyst", "former banker · 1 fact")
    assert found["sources/paper.html"] == ("Source", "The paper", "")


def test_what_is_not_so_or_withdrawn_says_so(tmp_path: Path) -> None:
    found = by_address(
        tmp_path,
        facts=("date: unknown", "date: unknown\n  status: cancelled\n  withdrawn: {on: 2026-02-01, why: Wrong.}"),
    )
    assert found["facts.html#failed"][0] == "Fact 4 · Event · Cancelled · withdrawn"
    assert found["judgements.html#loan-real"][0] == "Judgement 3 · rests on something withdrawn"


def test_the_script_holds_them_all_and_nothing_in_it_can_run(tmp_path: Path) -> None:
    graph = checked(
        tmp_path, facts=("statement: Alba wants a radar.", "statement: </script><b>Alba</b> wants it.")
    ).graph
    one, two = (
        making.files(graph, Paths(directory_urls=True), serving=True, say=print)["data/previews.js"] for _ in range(2)
    )
    script = one.decode()
    assert "<" not in script
    held = json.loads(script.removeprefix("globalThis.briefPreviews = ").removesuffix(";\n"))
    assert held["facts/#radar"][1] == "</script><b>Alba</b> wants it."
    assert held["actors/alba/"][0] == "Actor · State"
    assert one == two
