"""A site that is built beside its place and put there in one step: readers see the old one or the new one, whole.

Beside the target `site` lies, for as long as a build runs, one box `.site.<pid>-<random>`:

    lock    locked by the build; the system lets it go when the build ends, in whatever way
    site    the new site, and after the exchange the old one
    old     the old site on its way out, where the system cannot exchange two folders
    copy    a copy of the old site, where it cannot even be renamed

Whoever gets the lock of a box knows that its build is gone, and clears it up. No step needs to wait for another
build: an exchange is atomic, and a build that finds its place taken in between tries again.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_SITES = (("404.html", "data/brief.json"), ("404.html", "sitemap.xml.gz", "search/search_index.json"))
"""Files that every site of ours holds, or else every site that MkDocs made before: it emptied its folder too."""

_TRIES = 100
"""How often a step is tried that another build may come before; a second try is rare."""

_REASONS = {
    errno.EACCES: "this account may not write there, or another program holds it open",
    errno.EBUSY: "another program, or the system itself, holds that folder in use",
    errno.ENOENT: "the new site was removed before it was finished",
    errno.ENOSPC: "the disk is full",
    errno.EPERM: "this account may not write there",
    errno.EROFS: "that disk can only be read",
}


class PublishError(Exception):
    """The site could not be put in its place; the message is in plain words, the last site is as it was."""


@dataclass(frozen=True)
class Staging:
    """A new site on its way."""

    folder: Path
    """An empty folder to build into, on the file system of the target."""
    target: Path
    """Where the site will stand; symbolic links are resolved."""
    lock: IO[bytes] = field(repr=False, compare=False)
    """Open and locked until the site is published or abandoned."""


def refusal(site_dir: Path, project: Path, kept: Sequence[Path]) -> str | None:
    """Why no site may be built into `site_dir`, in plain words; None where one may.

    A build replaces the whole folder, so it must hold nothing else: not `project`, nor one of the folders `kept`
    that the site is made from, nor anything that is not an earlier site.
    """
    reason = _reason(Path(os.path.realpath(site_dir)), project, kept)
    if reason is None:
        return None
    return (
        f'The site cannot be built into "{site_dir}": {reason}. A build replaces everything in its folder. '
        'Name a new or an empty folder with --site-dir, or with "site_dir" in mkdocs.yml.'
    )


def _reason(target: Path, project: Path, kept: Sequence[Path]) -> str | None:
    if target == target.parent:
        return "that is the whole disk"
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 Path raises where an account has no home
    for place, name in ((home, "your home folder"), (project, "the project")):
        if _within(place, target):
            return f"that is {name}, or {name} lies in it"
    for folder in kept:
        if _within(target, folder) or _within(folder, target):
            return f'that is "{folder.name}", or lies in it or around it, and no build may touch those files'
    if not os.path.lexists(target):
        return None
    if not target.is_dir():
        return "that is a file"
    if os.path.ismount(target):
        return "that is a disk or a volume of its own, and can only be filled, not replaced; a folder in it will do"
    try:
        names = os.listdir(target)  # noqa: PTH208 only names are needed
    except OSError:
        return "that folder cannot be read"
    if ".git" in names:
        return "that folder holds a Git repository"
    if names and not any(all((target / name).is_file() for name in site) for site in _SITES):
        return "that folder is not empty, and it does not look like an earlier site; nothing in it was touched"
    return None


def _within(inner: Path, outer: Path) -> bool:
    """Whether `inner` is `outer` or lies in it, also under another spelling or by another way."""
    inner, outer = Path(os.path.realpath(inner)), Path(os.path.realpath(outer))
    for place in (inner, *inner.parents):
        with suppress(OSError):
            if place == outer or place.samefile(outer):
                return True
    return False


def begin(site_dir: Path) -> Staging:
    """Clear up after builds that were killed, and make a new folder to build into; raises `PublishError`."""
    target = Path(os.path.realpath(site_dir))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        for path in target.parent.iterdir():
            if _is_box(path, target) and (lock := _hold(path)):
                _clear(path, target, lock)
        return _staging(target)
    except OSError as error:
        raise _failed(target, error) from error


def publish(staging: Staging) -> None:
    """Put the new site in its place and remove the old one; raises `PublishError`, and then the old one stays."""
    try:
        _replace(staging)
    except OSError as error:
        raise _failed(staging.target, error) from error
    finally:
        abandon(staging)


def abandon(staging: Staging) -> None:
    """Remove what is left of a build; never raises, and does nothing the second time."""
    _clear(staging.folder.parent, staging.target, staging.lock)


def _failed(target: Path, error: OSError) -> PublishError:
    reason = _REASONS.get(error.errno or 0) or error.strerror or str(error)
    return PublishError(f'The site could not be put into "{target}": {reason}. The last site is as it was.')


def _is_box(path: Path, target: Path) -> bool:
    name = rf"\.{re.escape(target.name)}\.[0-9]+-[a-z0-9_]{{8}}"
    return re.fullmatch(name, path.name) is not None and path.is_dir() and not path.is_symlink()


def _staging(target: Path) -> Staging:
    for _ in range(_TRIES):
        box = Path(tempfile.mkdtemp(prefix=f".{target.name}.{os.getpid()}-", dir=target.parent))
        # Until it is locked, a box looks like one whose build was killed, and another build may clear it up.
        if lock := _hold(box):
            folder = box / "site"
            folder.mkdir()  # not by mkdtemp, which would hide the site from the account of a web server
            return Staging(folder, target, lock)
        shutil.rmtree(box, ignore_errors=True)
    raise OSError(errno.ENOLCK, "no file can be locked there")


def _hold(box: Path) -> IO[bytes] | None:
    """The lock of a box, or None where its build is alive or the box is just being removed."""
    path = box / "lock"
    try:
        lock = path.open("ab")
    except OSError:
        return None
    try:
        if sys.platform == "win32":
            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # A lock on a file that was removed after it was opened says nothing.
        if os.path.samestat(os.fstat(lock.fileno()), path.stat()):
            return lock
    except OSError:
        pass
    lock.close()
    return None


def _clear(box: Path, target: Path, lock: IO[bytes]) -> None:
    """Put the old site back where a build ended half-way between old and new, then remove the box."""
    copied = (box / "copy").is_dir() and (box / "site").is_dir()
    if copied:
        shutil.rmtree(target, ignore_errors=True)
    if copied or not os.path.lexists(target):
        spare = box / ("copy" if copied else "old")
        with suppress(OSError):
            spare.rename(target)
        if spare.is_dir():  # the only whole site there is: the next build tries again
            lock.close()
            return
    if sys.platform == "win32":
        lock.close()  # there an open file cannot be removed
    shutil.rmtree(box, ignore_errors=True)
    lock.close()


def _replace(staging: Staging) -> None:
    new, target, box = staging.folder, staging.target, staging.folder.parent
    for left in reversed(range(_TRIES)):
        try:
            if not target.is_dir():
                new.rename(target)
                return
            shutil.copymode(target, new)
            if _exchange(new, target):
                return
            shutil.rmtree(box / "old", ignore_errors=True)
            target.rename(box / "old")
        except OSError as error:
            if error.errno == errno.EXDEV:
                _copy_out(target, box)
            elif not left or error.errno not in (errno.ENOENT, errno.EEXIST, errno.ENOTEMPTY):
                raise
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))


def _copy_out(target: Path, box: Path) -> None:
    """Remove a folder that came with the image of a container: overlayfs refuses to rename such folders."""
    shutil.copytree(target, box / "part", symlinks=True)
    (box / "part").rename(box / "copy")
    shutil.rmtree(target)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where that failed, or where the system cannot."""
    if sys.platform != "win32":
        with suppress(ImportError, AttributeError):
            import ctypes  # some builds of Python come without

            libc, a, b = ctypes.CDLL(None), os.fsencode(one), os.fsencode(other)
            if sys.platform == "darwin":
                failed = libc.renamex_np(a, b, 2)  # RENAME_SWAP
            else:
                failed = libc.renameat2(-100, a, -100, b, 2)  # AT_FDCWD, RENAME_EXCHANGE
            return not failed
    return False
