"""A build that somebody stops, by Ctrl-C or as a system that shuts down does: it clears up and ends with the status
that shells expect, 130 or 143, wherever it was.

An exception would not do: it can be caught on its way, and raised in places that are not made for it.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def watch(clear_up: Callable[[], None]) -> None:
    """From now on, call `clear_up` where the process is told to stop, and end it. What the caller of the process chose
    to ignore stays ignored."""

    def stop(number: int, _frame: FrameType | None) -> None:
        for each in _SIGNALS:
            signal.signal(each, signal.SIG_IGN)
        clear_up()
        with suppress(OSError):
            os.write(2, b"\nThe build was stopped.\n")
        os._exit(128 + number)

    for each in _SIGNALS:
        # Elsewhere than in the main thread there is nothing to be told.
        with suppress(ValueError):
            if signal.getsignal(each) is not signal.SIG_IGN:
                signal.signal(each, stop)


@contextmanager
def held() -> Iterator[None]:
    """What is made within is made as a whole before the process can be told to stop."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
