"""An environment for each other engine of sites, for `tests/test_engines.py`: `make engines`.

Each is a folder of its own in `build/engines`: two of the engines call their package `material`. Where an engine allows
it, the versions are those of requirements.txt.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "build" / "engines"
ENGINES = {
    "properdocs": ("properdocs==1.6.7",),
    "materialx": ("mkdocs-materialx==10.2.2",),
    "zensical": ("zensical==0.0.73",),
}
"""What is installed beside what the checker needs."""
REPLACED = {
    "materialx": ("mkdocs-material",),
    # It stands alone: neither MkDocs nor its theme.
    "zensical": ("mkdocs-material", "mkdocs"),
}
"""What an engine takes the place of."""


def python_of(name: str) -> Path:
    """The Python of an engine's environment, there or not."""
    folder = FOLDER / name
    return folder / "Scripts" / "python.exe" if sys.platform == "win32" else folder / "bin" / "python"


def needed(name: str) -> list[str]:
    """What an environment holds beside the checker itself."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    theirs = REPLACED.get(name, ())
    ours = [one for one in project["dependencies"] if re.split(r"[<>=!~ ]", one, maxsplit=1)[0] not in theirs]
    return [*ours, *ENGINES[name]]


def make(name: str) -> None:
    """Make the environment of one engine."""
    venv.create(FOLDER / name, clear=True, with_pip=False)
    # Without hashes, which pip wants for everything or for nothing.
    locked = re.findall(r"(?m)^([A-Za-z0-9._-]+==.+?) \\$", (ROOT / "requirements.txt").read_text("utf-8"))
    limits = FOLDER / f"{name}.txt"
    limits.write_text("\n".join(locked) + "\n", "utf-8")
    pip = [sys.executable, "-m", "pip", "--python", str(python_of(name)), "install", "--quiet"]
    subprocess.run([*pip, "--constraint", str(limits), *needed(name)], check=True)
    # The checker itself comes with each project, as its folder of hooks.


def main() -> None:
    for name in ENGINES:
        print(f"Making the environment of {name}")
        make(name)


if __name__ == "__main__":
    main()
