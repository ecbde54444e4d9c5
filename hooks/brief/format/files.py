"""The folder `content/` to texts: which files belong to the brief, and why one cannot be read.

Nothing outside the folder is ever read, and only ordinary files are opened: a link that leads out, a pipe or a
loop is a problem with a place like any other.
"""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from brief.problems import Level, Problem, Where, did_you_mean, nearest

RECORD_FILES = ("actors", "facts", "judgements", "hypotheses")
TEXT_FOLDERS = {"sources": (".md", ".txt"), "analysis": (".md",)}
EDITION_FILES = (".zip", ".html", ".epub", ".pdf", ".md", ".json")
"""What an earlier edition may be."""
MAX_BYTES = 64 * 1024 * 1024
"""Of one file: far above any article, far below what would fill a memory."""
LONGEST_NAME = 255
"""Bytes of a file's name: what most file systems hold (NAME_MAX)."""

_SURE = 80
"""How near a name must be to another, endings aside, to stand in its place."""


@dataclass
class Folder:
    """The texts of a content folder, by path as shown to the author."""

    root: Path
    shown: str
    """The folder as the author names it."""
    problems: list[Problem] = field(default_factory=list)
    """What is wrong with its files."""
    brief: str | None = None
    """Path of brief.yml, where there is one."""
    records: dict[str, list[str]] = field(default_factory=dict)
    """Paths of the files of each kind of record."""
    texts_in: dict[str, list[str]] = field(default_factory=dict)
    """Paths of the files in `sources/` and `analysis/`."""
    texts: dict[str, str] = field(default_factory=dict)
    """The text of each, line ends as LF, without a byte order mark."""
    unreadable: set[str] = field(default_factory=set)


def read_folder(root: Path, shown: str) -> Folder:
    """Read every file of the format below `root`."""
    folder = Folder(root, shown.rstrip("/") or "/")
    known = ["brief.yml", *(f"{n}.yml" for n in RECORD_FILES), *RECORD_FILES, *TEXT_FOLDERS, "editions"]
    for name in _names(folder, root):
        path = root / name
        if name == "brief.yml":
            folder.brief = _read(folder, path)
        elif name.removesuffix(".yml") in RECORD_FILES and (name.endswith(".yml") or path.is_dir()):
            _records(folder, name, path)
        elif name in TEXT_FOLDERS:
            _texts(folder, name, path)
        elif name == "editions":
            _editions(folder, path)
        else:
            near = f"{name}.yml" if name in RECORD_FILES else nearest(name, known)
            hint = f'did you mean "{near}"?' if near else f"the brief's files and folders are: {', '.join(known)}"
            alike = near and nearest(Path(name.lower()).stem, [Path(near).stem], _SURE)
            _unknown(folder, path, f'nothing reads "{name}"', hint, near if alike else None)
    if folder.brief is None and not os.path.lexists(root / "brief.yml"):
        message = "this file is missing; it holds the title and the bottom line of the brief"
        _complain(folder, root / "brief.yml", "missing-file", message)
    return folder


def read_edition(folder: Folder, name: str, where: Where) -> tuple[str, str] | None:
    """The path and text of an earlier edition's file, named at `where`; None after a problem was noted."""
    parts = PurePosixPath(name).parts
    file = parts[-1] if parts[:-1] in ((), ("editions",), (folder.root.name, "editions")) and parts else ""
    editions = folder.root / "editions"
    shown = f"{folder.shown}/editions"
    if file in ("", "..") or "\0" in name or len(file.encode()) > LONGEST_NAME:
        message = f'"{name[:LONGEST_NAME]}" is not the name of a file in {shown}'
        folder.problems.append(Problem(where, "wrong-type", message, hint=("for example: edition-1.json",)))
        return None
    if not (editions / file).exists():
        there = _names(folder, editions) if editions.is_dir() else []
        message = f'there is no file "{file}" in {shown}; it holds an earlier edition\'s brief.json'
        folder.problems.append(Problem(where, "missing-file", message, hint=did_you_mean(file, there)))
        return None
    path = _read(folder, editions / file)
    return (path, folder.texts[path]) if path else None


def edition_files(root: Path) -> list[Path]:
    """The files of earlier editions below `root`, sorted; none of those that `read_folder` complains of."""
    folder = Folder(root, "", [])
    path = root / "editions"
    if not path.is_dir() or _misplaced(folder, path):
        return []
    files = [path / name for name in _names(folder, path) if name.lower().endswith(EDITION_FILES)]
    return [file for file in files if not _misplaced(folder, file) and file.is_file()]


def _editions(folder: Folder, path: Path) -> None:
    reason = _misplaced(folder, path) or (None if path.is_dir() else '"editions" must be a folder')
    if reason:
        _complain(folder, path, "file-unreadable", reason)
        return
    for name in _names(folder, path):
        file = path / name
        reason = _misplaced(folder, file)
        if reason:
            _complain(folder, file, "file-unreadable", reason)
        elif file.is_dir() or not name.lower().endswith(EDITION_FILES):
            what = "folder" if file.is_dir() else "file"
            endings = f"{', '.join(EDITION_FILES[:-1])} or {EDITION_FILES[-1]}"
            _unknown(folder, file, f"nothing reads this {what}; earlier editions end in {endings}")
        elif not file.is_file():
            _complain(folder, file, "file-unreadable", "this is not an ordinary file; an earlier edition is expected")


def _misplaced(folder: Folder, path: Path) -> str | None:
    """Why what a path leads to is none of the brief's, in words."""
    try:
        inside = path.resolve(strict=True).is_relative_to(folder.root.resolve())
    except (OSError, RuntimeError):  # RuntimeError: a circular link, before Python 3.13
        return "this link leads nowhere" if path.is_symlink() else None
    return None if inside else "this link leads out of the brief's folder; copy the file in"


def _records(folder: Folder, name: str, path: Path) -> None:
    kind = name.removesuffix(".yml")
    files = [path] if name.endswith(".yml") else [path / n for n in _names(folder, path)]
    for file in files:
        if file.suffix != ".yml":
            meant = f"{file.stem}.yml" if file.suffix.lower() in (".yaml", ".yml") else None
            hint = f'did you mean "{meant}"?' if meant else None
            _unknown(folder, file, f"nothing reads this file; {kind} stand in .yml files", hint, meant)
            continue
        shown = _read(folder, file)
        if shown is not None:
            folder.records.setdefault(kind, []).append(shown)


def _texts(folder: Folder, name: str, path: Path) -> None:
    if not path.is_dir():
        _complain(folder, path, "file-unreadable", f'"{name}" must be a folder')
        folder.unreadable.add(_shown(folder, path))
        return
    for file_name in _names(folder, path):
        file = path / file_name
        if file.suffix not in TEXT_FOLDERS[name]:
            what = "folder" if file.is_dir() else "file"
            message = f"nothing reads this {what}; files here end in {' or '.join(TEXT_FOLDERS[name])}"
            _unknown(folder, file, message)
            continue
        shown = _read(folder, file)
        if shown is not None:
            folder.texts_in.setdefault(name, []).append(shown)


def _unknown(folder: Folder, path: Path, message: str, hint: str | None = None, meant: str | None = None) -> None:
    """A file that nothing reads. It is an error where it stands in place of the one that was surely meant: all that is
    in it would be missing from the brief."""
    level: Level = "warning"
    if meant is not None:
        others = {entry.name for entry in path.parent.iterdir()} - {path.name}
        if others.isdisjoint((meant, meant.removesuffix(".yml"))):
            level = "error"
            folder.unreadable.add(_shown(folder, path.with_name(meant)))
    _complain(folder, path, "unknown-file", message, level, (hint,) if hint else ())


def _names(folder: Folder, path: Path) -> list[str]:
    """The names in a folder that are the author's: not hidden, not an editor's backup; sorted."""
    try:
        names = [entry.name for entry in path.iterdir()]
    except OSError as error:
        _complain(folder, path, "file-unreadable", f"this folder cannot be read: {_reason(error)}")
        return []
    return sorted(n for n in names if not n.startswith((".", "#")) and not n.endswith(("~", ".bak", ".swp")))


def _read(folder: Folder, path: Path) -> str | None:
    """Read one file into `folder.texts`; its path as shown, or None after a problem was noted."""
    shown = _shown(folder, path)
    text = _text(folder, path)
    if text is None:
        folder.unreadable.add(shown)
        return None
    folder.texts[shown] = text
    return shown


def _text(folder: Folder, path: Path) -> str | None:
    try:
        real = path.resolve(strict=True)
        reason = _misplaced(folder, path)
        if reason:
            _complain(folder, path, "file-unreadable", reason)
            return None
        status = real.stat()
        if not stat.S_ISREG(status.st_mode):
            kind = "a folder" if stat.S_ISDIR(status.st_mode) else "not an ordinary file"
            _complain(folder, path, "file-unreadable", f"this is {kind}; a text file is expected")
            return None
        if status.st_size > MAX_BYTES:
            megabytes = MAX_BYTES // (1024 * 1024)
            _complain(folder, path, "file-unreadable", f"this file is larger than {megabytes} MB; split it")
            return None
        raw = real.read_bytes()
    except (OSError, RuntimeError) as error:  # RuntimeError: a circular link, before Python 3.13
        link = path.is_symlink()
        why = "this link leads nowhere" if link else f"this file cannot be read: {_reason(error)}"
        _complain(folder, path, "file-unreadable", why)
        return None
    return _decoded(folder, path, raw)


def _decoded(folder: Folder, path: Path, raw: bytes) -> str | None:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        where = Where(_shown(folder, path), before.count("\n") + 1, len(before) - before.rfind("\n"))
        advice = "save the file as UTF-8"
        folder.problems.append(Problem(where, "not-utf-8", f"this file is not UTF-8 text from here on; {advice}"))
        return None
    return re.sub(r"\r\n?", "\n", text)


def _shown(folder: Folder, path: Path) -> str:
    return f"{folder.shown}/{path.relative_to(folder.root).as_posix()}"


def _reason(error: Exception) -> str:
    return (error.strerror or "unknown reason").lower() if isinstance(error, OSError) else "it leads to itself"


def _complain(
    folder: Folder, path: Path, code: str, message: str, level: Level = "error", hint: tuple[str, ...] = ()
) -> None:
    folder.problems.append(Problem(Where(_shown(folder, path), 1, 1), code, message, level, hint))
