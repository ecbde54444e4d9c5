"""A text that is not published, checked on the command line by a reader who holds it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from brief import cli
from tests import articles


@pytest.fixture(scope="module")
def withheld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return articles.project(tmp_path_factory.mktemp("excerpts"))


@pytest.mark.parametrize("edition", ["brief-1.zip", "brief-1.html"])
def test_a_reader_who_holds_the_article_is_told_whether_it_is_the_one(
    withheld: Path, edition: str, tmp_path: Path
) -> None:
    path = tmp_path / "article"
    for id, file in articles.held(withheld):
        path.write_bytes(file.content)
        words = ["verify", str(withheld / "site" / "editions" / edition), "--source", f"{id}={path}"]
        result = CliRunner().invoke(cli.commands, words)
        assert (result.exit_code == 0) is file.stands, (id, file.name, result.output)
        assert file.misses in result.output, (id, file.name, result.output)
