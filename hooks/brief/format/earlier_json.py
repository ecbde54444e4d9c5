"""The `brief.json` of an earlier edition to `Earlier`: read with care, for it may come from anywhere."""

from __future__ import annotations

import json
import re
from typing import Any

from brief.model.earlier import Earlier, EarlierFact, EarlierJudgement
from brief.problems import Problem, Where

FORMAT = 1


def read(text: str, path: str) -> tuple[Earlier | None, list[Problem]]:
    """The edition in `text`, None where it cannot be read; and the problems."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        where = Where(path, error.lineno, error.colno)
        return None, [Problem(where, "file-unreadable", f"this is not JSON from here on: {error.msg.lower()}")]
    except (ValueError, RecursionError):
        message = "this JSON is too deep or holds a number that is too long"
        return None, [Problem(Where(path, 1, 1), "file-unreadable", message)]
    number = data.get("format") if isinstance(data, dict) else None
    if number != FORMAT or isinstance(number, bool):
        said = f'"format": {json.dumps(number)}' if isinstance(number, int | str) else "no format"
        message = f'this is no brief.json of an earlier edition: it has {said}, and "format": {FORMAT} is expected'
        return None, [Problem(Where(path, 1, 1), "wrong-type", message)]
    reader = _Reader(data, path)
    return reader.earlier(), reader.problems


class _Reader:
    """Takes what has the promised shape and says what has not."""

    def __init__(self, data: dict[str, Any], path: str) -> None:
        self.data, self.path = data, path
        self.problems: list[Problem] = []

    def earlier(self) -> Earlier:
        about = self.data.get("brief")
        about = about if isinstance(about, dict) else {}
        return Earlier(
            self.path,
            _text(about.get("edition")),
            _text(about.get("date")),
            _text(about.get("bottom_line")),
            {id: _text(row.get("title")) or id for id, row in self.rows("sources").items()},
            {id: _fact(row) for id, row in self.rows("facts").items()},
            {id: _judgement(row) for id, row in self.rows("judgements").items()},
        )

    def rows(self, name: str) -> dict[str, dict[str, Any]]:
        """The records of a list by their ids."""
        listed = self.data.get(name)
        rows: dict[str, dict[str, Any]] = {}
        for row in listed if isinstance(listed, list) else (None,):
            id = _text(row.get("id")) if isinstance(row, dict) else None
            if id is None or not isinstance(row, dict):
                message = f'"{name}" of this file must be a list of records, each with its id'
                self.problems.append(Problem(Where(self.path, 1, 1), "wrong-type", message))
                return {}
            rows[id] = row
        return rows


def _fact(row: dict[str, Any]) -> EarlierFact:
    withdrawn = bool(row.get("is_withdrawn", row.get("withdrawn")))
    return EarlierFact(_number(row.get("number")), _text(row.get("statement")) or "", withdrawn)


def _judgement(row: dict[str, Any]) -> EarlierJudgement:
    likelihood = row.get("likelihood")
    return EarlierJudgement(
        _number(row.get("number")),
        _text(row.get("judgement")) or "",
        _text(likelihood.get("term") if isinstance(likelihood, dict) else likelihood),
        _text(row.get("confidence")),
        _texts(row.get("rests_on")),
        _texts(row.get("against")),
    )


def _text(value: Any) -> str | None:
    """Words on one line. Half a sign (a lone surrogate) could not be written into a page."""
    if not isinstance(value, str):
        return None
    return " ".join(re.sub("[\ud800-\udfff]", "\ufffd", value).split()) or None


def _texts(value: Any) -> tuple[str, ...]:
    texts = (_text(item) for item in value) if isinstance(value, list) else ()
    return tuple(item for item in texts if item)


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10**9 else None
