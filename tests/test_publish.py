"""Publishing: whatever happens to a build, readers find the old site or the new one, whole, and nothing beside it."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import stat
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import pytest

from brief.site import publish
from brief.site.publish import PublishError, abandon, begin, refusal

NAMES = ("404.html", "data/brief.json", "index.html", "sources/one.html", "zebra.html")
"""Files of a test's site; each holds the number of its build."""

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills processes that it forked")


def fill(folder: Path, number: int) -> None:
    for name in NAMES:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(str(number))


def build(target: Path, number: int) -> None:
    staging = begin(target)
    fill(staging.folder, number)
    publish.publish(staging)


def number_of(target: Path) -> int | None:
    """The build whose files lie at the target, all of them and no others; None where nothing lies there."""
    if not os.path.lexists(target):
        return None
    found = {str(path.relative_to(target)): path.read_text() for path in target.rglob("*") if path.is_file()}
    assert sorted(found) == sorted(NAMES)
    assert len(set(found.values())) == 1, found
    return int(found["index.html"])


def beside(target: Path) -> list[str]:
    return sorted(path.name for path in target.parent.iterdir() if path != target)


def in_child(work: Callable[[], None]) -> int:
    """Start a process that does the work and ends at once, without the endings of the test run."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        work()
        code = 0
    finally:
        if code:
            traceback.print_exc()
        os._exit(code)


def ending(child: int) -> int:
    """0 for success, otherwise the signal or 1."""
    status = os.waitpid(child, 0)[1]
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "out" / "site"


def only_renames(monkeypatch: pytest.MonkeyPatch, target: Path) -> None:
    monkeypatch.setattr(publish, "_exchange", lambda one, other: False)


def only_copies(monkeypatch: pytest.MonkeyPatch, target: Path) -> None:
    """Like a folder from the image of a container: it can be emptied and removed, but not renamed."""
    rename = Path.rename
    only_renames(monkeypatch, target)
    image = target.stat().st_ino if target.exists() else None

    def refusing(self: Path, to: Path) -> Path:
        if self.exists() and self.stat().st_ino == image:
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", refusing)


def as_it_is(monkeypatch: pytest.MonkeyPatch, target: Path) -> None:
    """The way of this system."""


WAYS = pytest.mark.parametrize("way", [as_it_is, only_renames, only_copies])
Way = Callable[[pytest.MonkeyPatch, Path], None]


@WAYS
def test_a_build_replaces_the_whole_site(target: Path, monkeypatch: pytest.MonkeyPatch, way: Way) -> None:
    build(target, 1)
    assert number_of(target) == 1
    (target / "gone.html").write_text("a page of the old site")
    way(monkeypatch, target)
    build(target, 2)
    assert number_of(target) == 2
    assert beside(target) == []


def test_this_system_exchanges_folders_in_one_step(target: Path) -> None:
    if sys.platform not in ("linux", "darwin"):
        pytest.skip("here a site is put in place by two renames")
    one, two = target.parent / "one", target.parent / "two"
    build(one, 1)
    build(two, 2)
    assert publish._exchange(one, two)
    assert (number_of(one), number_of(two)) == (2, 1)
    assert not publish._exchange(one, target)
    assert (number_of(one), number_of(target)) == (2, None)


def test_an_empty_folder_is_filled(target: Path) -> None:
    target.mkdir(parents=True)
    build(target, 1)
    assert number_of(target) == 1
    assert beside(target) == []


def test_until_it_is_published_a_build_changes_nothing(target: Path) -> None:
    build(target, 1)
    staging = begin(target)
    fill(staging.folder, 2)
    assert number_of(target) == 1
    abandon(staging)
    assert number_of(target) == 1
    assert beside(target) == []


@WAYS
def test_abandoning_after_publishing_does_nothing(target: Path, monkeypatch: pytest.MonkeyPatch, way: Way) -> None:
    build(target, 1)
    way(monkeypatch, target)
    staging = begin(target)
    fill(staging.folder, 2)
    publish.publish(staging)
    abandon(staging)
    abandon(staging)
    assert number_of(target) == 2


def test_a_failed_first_build_leaves_no_site(target: Path) -> None:
    abandon(begin(target))
    assert list(target.parent.iterdir()) == []


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "disk" / "www", tmp_path / "site"
    build(real, 1)
    link.symlink_to(real, target_is_directory=True)
    build(link, 2)
    assert link.is_symlink()
    assert number_of(real) == 2
    assert (link / "index.html").read_text() == "2"
    assert beside(real) == []


def test_a_link_to_a_folder_not_yet_made_is_followed(tmp_path: Path) -> None:
    link = tmp_path / "site"
    link.symlink_to(tmp_path / "disk" / "www", target_is_directory=True)
    build(link, 1)
    assert link.is_symlink()
    assert number_of(tmp_path / "disk" / "www") == 1


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o755), (0o027, 0o750)])
def test_a_new_site_has_the_mode_of_any_new_folder(target: Path, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        build(target, 1)
        build(target, 2)
    finally:
        os.umask(before)
    assert stat.S_IMODE(target.stat().st_mode) == mode


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_a_private_folder_stays_private(tmp_path: Path) -> None:
    served = Path(tempfile.mkdtemp(dir=tmp_path))
    build(served, 1)
    assert stat.S_IMODE(served.stat().st_mode) == 0o700


def test_what_only_looks_like_ours_is_left_alone(target: Path) -> None:
    names = [".site.backup", ".site.1-notes", ".site.12-ABCDEFGH", ".site2.12-abcdefgh", "xsite.12-abcdefgh"]
    for name in names:
        (target.parent / name).mkdir(parents=True)
        (target.parent / name / "mine.txt").write_text("mine")
    (target.parent / ".site.12-abcdefgh").write_text("a file")
    build(target, 1)
    assert beside(target) == sorted([*names, ".site.12-abcdefgh"])
    assert all((target.parent / name / "mine.txt").exists() for name in names)


def test_a_living_build_is_left_alone(target: Path) -> None:
    first, second = begin(target), begin(target)
    fill(first.folder, 1)
    fill(second.folder, 2)
    publish.publish(second)
    assert number_of(target) == 2
    publish.publish(first)
    assert number_of(target) == 1
    assert beside(target) == []


@needs_fork
def test_a_living_build_of_another_process_is_left_alone(target: Path) -> None:
    (ready, ready_end), (go, go_end) = os.pipe(), os.pipe()

    def work() -> None:
        staging = begin(target)
        fill(staging.folder, 1)
        os.write(ready_end, b".")
        os.read(go, 1)
        publish.publish(staging)

    child = in_child(work)
    assert os.read(ready, 1) == b"."
    try:
        build(target, 2)
        assert number_of(target) == 2
    finally:
        os.write(go_end, b".")
        end = ending(child)
        for pipe in (ready, ready_end, go, go_end):
            os.close(pipe)
    assert end == 0
    assert number_of(target) == 1
    assert beside(target) == []


@needs_fork
def test_a_lock_on_a_file_that_was_removed_meanwhile_counts_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    lock = fcntl.flock

    def late(file: IO[bytes], how: int) -> None:
        (tmp_path / "lock").unlink()
        (tmp_path / "lock").touch()
        lock(file, how)

    with monkeypatch.context() as patched:
        patched.setattr(fcntl, "flock", late)
        assert publish._hold(tmp_path) is None
    held = publish._hold(tmp_path)
    assert held is not None
    assert publish._hold(tmp_path) is None
    held.close()


@needs_fork
@WAYS
@pytest.mark.parametrize("before", [None, 1], ids=["first site", "next site"])
def test_a_build_may_be_killed_at_every_step(
    target: Path, monkeypatch: pytest.MonkeyPatch, way: Way, before: int | None
) -> None:
    """Kills one build after another, each one step later. A step is what Python audits: it opens, makes, renames
    or removes a file or a folder, or calls the C library."""
    step = 0
    end = signal.SIGKILL.value
    while end == signal.SIGKILL:
        shutil.rmtree(target, ignore_errors=True)
        if before is not None:
            build(target, before)
        step += 1

        def work(left: int = step) -> None:
            def count(event: str, _: object) -> None:
                nonlocal left
                left -= event == "open" or event.startswith(("os.", "ctypes.", "fcntl."))
                if not left:
                    os.kill(os.getpid(), signal.SIGKILL)

            sys.addaudithook(count)
            build(target, 2)

        with monkeypatch.context() as patched:
            way(patched, target)
            end = ending(in_child(work))
        if way is as_it_is and sys.platform in ("linux", "darwin"):
            assert number_of(target) in (before, 2), f"killed at step {step}"
        abandon(begin(target))
        assert beside(target) == []
        # A first site that was not yet there is no site at all; one that was there is never lost.
        assert number_of(target) in (before, 2), f"killed at step {step}"
    assert end == 0
    assert number_of(target) == 2
    assert step > 20


def read_at_one_moment(target: Path) -> set[str] | None:
    """What the files of the folder that now lies at the target hold; None where it was replaced meanwhile."""
    try:
        folder = os.open(target, os.O_RDONLY)
    except FileNotFoundError:
        raise AssertionError("for a moment there was no site") from None
    try:
        found = set()
        for name in NAMES:
            file = os.open(name, os.O_RDONLY, dir_fd=folder)
            found.add(os.read(file, 100).decode())
            os.close(file)
        return found
    except FileNotFoundError:
        assert not os.path.samestat(os.fstat(folder), target.stat()), "a page of the site is missing"
        return None
    finally:
        os.close(folder)


@needs_fork
@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="needs the exchange in one step")
def test_builds_that_race_and_die_are_never_seen_half_done(target: Path) -> None:
    build(target, 0)
    chance = random.Random(7)

    def work() -> None:
        for number in range(10_000):
            build(target, os.getpid() * 10_000 + number)

    def kill(child: int) -> None:
        os.kill(child, signal.SIGKILL)
        assert ending(child) == signal.SIGKILL

    children: list[int] = []
    seen: set[str] = set()
    kills = 0
    try:
        # On a busy machine the builds may not get on between two looks; then there are more looks.
        while kills < 60 or (len(seen) <= 10 and kills < 2000):
            while len(children) < 3:
                children.append(in_child(work))
            for _ in range(chance.randrange(50, 500)):
                found = read_at_one_moment(target)
                assert found is None or len(found) == 1
                seen |= found or set()
            kill(children.pop(chance.randrange(3)))
            kills += 1
    finally:
        for child in children:
            kill(child)
    abandon(begin(target))
    assert number_of(target) is not None
    assert beside(target) == []
    assert len(seen) > 10


@needs_fork
@pytest.mark.parametrize("way", [as_it_is, only_renames])
def test_racing_builds_all_succeed(target: Path, monkeypatch: pytest.MonkeyPatch, way: Way) -> None:
    way(monkeypatch, target)

    def work() -> None:
        for number in range(40):
            build(target, os.getpid() * 100 + number)

    children = [in_child(work) for _ in range(4)]
    assert [ending(child) for child in children] == [0, 0, 0, 0]
    last = number_of(target)
    assert last is not None
    assert last % 100 == 39
    assert beside(target) == []


def failing(code: int) -> Callable[..., Any]:
    def fail(*_: Any, **__: Any) -> Any:
        raise OSError(code, os.strerror(code))

    return fail


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "that disk can only be read"),
        (errno.EACCES, "this account may not write there"),
        (errno.EBUSY, "holds that folder in use"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_an_error_of_the_disk_is_said_in_words(
    target: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    build(target, 1)
    with monkeypatch.context() as patched:
        patched.setattr(tempfile, "mkdtemp", failing(code))
        with pytest.raises(PublishError, match=words):
            begin(target)
    staging = begin(target)
    fill(staging.folder, 2)
    with monkeypatch.context() as patched:
        only_renames(patched, target)
        patched.setattr(Path, "rename", failing(code))
        with pytest.raises(PublishError, match=words) as caught:
            publish.publish(staging)
    assert str(target) in str(caught.value)
    assert number_of(target) == 1
    assert beside(target) == []


def test_the_old_site_comes_back_where_the_new_one_cannot_take_its_place(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(target, 1)
    staging = begin(target)
    rename = Path.rename

    def refusing(self: Path, to: Path) -> Path:
        return failing(errno.EACCES)() if self == staging.folder else rename(self, to)

    only_renames(monkeypatch, target)
    monkeypatch.setattr(Path, "rename", refusing)
    with pytest.raises(PublishError):
        publish.publish(staging)
    assert number_of(target) == 1
    assert beside(target) == []


def test_a_new_site_that_was_removed_is_an_error(target: Path) -> None:
    build(target, 1)
    staging = begin(target)
    shutil.rmtree(staging.folder.parent)
    with pytest.raises(PublishError, match="removed before it was finished"):
        publish.publish(staging)
    assert number_of(target) == 1


def test_a_place_that_others_take_again_and_again_is_an_error(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(target, 1)
    only_renames(monkeypatch, target)
    monkeypatch.setattr(publish, "_TRIES", 1)
    staging = begin(target)
    fill(staging.folder, 2)
    with pytest.raises(PublishError, match="in use"):
        publish.publish(staging)
    assert number_of(target) == 1
    assert beside(target) == []


def test_a_place_below_a_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(PublishError):
        begin(tmp_path / "file" / "site")


@pytest.mark.skipif(os.name != "posix" or os.getuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_an_error(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(PublishError, match="may not write there"):
            begin(tmp_path / "site")
    finally:
        tmp_path.chmod(0o700)


def test_a_disk_without_locks_is_an_error_and_stays_clean(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "_hold", lambda box: None)
    with pytest.raises(PublishError, match="no file can be locked"):
        begin(target)
    assert list(target.parent.iterdir()) == []


KEPT = ("content", "docs", "hooks", "tests", ".git")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    project = home / "work" / "project"
    for name in KEPT:
        (project / name).mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    return project


def said(site_dir: Path, project: Path) -> str | None:
    return refusal(site_dir, project, [project / name for name in KEPT])


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("/", "the whole disk"),
        ("../..", "your home folder"),
        ("../../..", "your home folder lies in it"),
        ("..", "the project lies in it"),
        (".", "that is the project"),
        ("site/../../project", "that is the project"),
        *((name, f'"{name}"') for name in KEPT),
        *((f"{name}/site", f'"{name}"') for name in KEPT),
        ("docs/deep/down/site", '"docs"'),
    ],
)
def test_a_place_that_holds_other_things_is_refused(project: Path, place: str, words: str) -> None:
    message = said(project / place, project)
    assert message is not None
    assert words in message
    assert "--site-dir" in message


@pytest.mark.parametrize("place", ["site", "build/site", "sites", "content-site", "../site", "../../public/site"])
def test_a_new_place_is_welcome(project: Path, place: str) -> None:
    assert said(project / place, project) is None


def test_an_empty_folder_and_an_earlier_site_are_welcome(project: Path) -> None:
    target = project / "site"
    target.mkdir()
    assert said(target, project) is None
    build(target, 1)
    assert said(target, project) is None


def test_a_site_that_mkdocs_made_before_is_welcome(project: Path) -> None:
    for name in ("404.html", "sitemap.xml.gz", "search/search_index.json"):
        (project / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (project / "site" / name).write_text("")
    assert said(project / "site", project) is None


@pytest.mark.parametrize("names", [["notes.txt"], ["404.html", "sitemap.xml"], ["data/brief.json"], [".hidden"]])
def test_a_folder_with_other_files_is_refused(project: Path, names: list[str]) -> None:
    for name in names:
        (project / "www" / name).parent.mkdir(parents=True, exist_ok=True)
        (project / "www" / name).write_text("")
    assert "not empty" in (said(project / "www", project) or "")


def test_a_clone_of_the_published_branch_is_refused(project: Path) -> None:
    build(project / "pages", 1)
    (project / "pages" / ".git").write_text("gitdir: elsewhere")
    assert "Git" in (said(project / "pages", project) or "")


def test_a_file_is_refused(project: Path) -> None:
    (project / "site").write_text("")
    assert "that is a file" in (said(project / "site", project) or "")


def test_a_link_is_judged_by_what_it_points_at(project: Path) -> None:
    (project / "site").symlink_to(project / "content", target_is_directory=True)
    assert '"content"' in (said(project / "site", project) or "")
    (project / "docs2").symlink_to(project / "docs", target_is_directory=True)
    assert '"docs"' in (said(project / "docs2" / "site", project) or "")


def test_a_kept_folder_elsewhere_protects_what_is_around_it(project: Path, tmp_path: Path) -> None:
    docs = tmp_path / "shared" / "docs"
    docs.mkdir(parents=True)
    assert refusal(tmp_path / "shared", project, [docs]) is not None
    assert refusal(tmp_path / "shared" / "site", project, [docs]) is None
