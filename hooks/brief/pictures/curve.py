"""A bent line from one box to another."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from brief.pictures import svg
from brief.pictures.layout import Box, Point

_SAMPLES = 24
_ARROW = 9.0


@dataclass(frozen=True)
class Curve:
    """A quadratic Bézier curve."""

    start: Point
    control: Point
    end: Point

    @classmethod
    def between(cls, start: Point, end: Point, bend: float) -> Curve:
        """Its middle lies `bend` pixels to the right of the straight way."""
        dx, dy = end[0] - start[0], end[1] - start[1]
        far = math.hypot(dx, dy) or 1.0
        middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
        return cls(start, (middle[0] - dy / far * bend * 2, middle[1] + dx / far * bend * 2), end)

    def at(self, t: float) -> Point:
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
        return (
            a * self.start[0] + b * self.control[0] + c * self.end[0],
            a * self.start[1] + b * self.control[1] + c * self.end[1],
        )

    @property
    def length(self) -> float:
        """Of the straight way."""
        return math.dist(self.start, self.end)

    @property
    def bounds(self) -> Box:
        """A box that holds all of it."""
        xs, ys = zip(self.start, self.control, self.end, strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))

    def crossed(self, boxes: Iterable[Box]) -> int:
        """How many of the boxes it runs through."""
        bounds = self.bounds
        near = [box for box in boxes if box.meets(bounds)]
        points = [self.at(i / _SAMPLES) for i in range(1, _SAMPLES)] if near else []
        return sum(any(box.holds(point) for point in points) for box in near)

    def clipped(self, start: Box, end: Box) -> Curve:
        """The part outside of the boxes at its ends, as a curve again (de Casteljau)."""
        first = self._edge(start, 0.0, 0.5)
        last = self._edge(end, 1.0, 0.5)
        return self._part(first, last)

    def _edge(self, box: Box, inside: float, outside: float) -> float:
        """Where the curve leaves the box, by halving."""
        for _ in range(16):
            middle = (inside + outside) / 2
            inside, outside = (middle, outside) if box.holds(self.at(middle)) else (inside, middle)
        return outside

    def _part(self, first: float, last: float) -> Curve:
        def blend(s: float, t: float) -> Point:
            a, b, c = (1 - s) * (1 - t), s * (1 - t) + t * (1 - s), s * t
            return (
                a * self.start[0] + b * self.control[0] + c * self.end[0],
                a * self.start[1] + b * self.control[1] + c * self.end[1],
            )

        return Curve(blend(first, first), blend(first, last), blend(last, last))

    def path(self) -> str:
        return f"M{_point(self.start)} Q{_point(self.control)} {_point(self.end)}"

    def arrow(self) -> str:
        """The head at its end, closed."""
        dx, dy = self.end[0] - self.control[0], self.end[1] - self.control[1]
        far = math.hypot(dx, dy) or 1.0
        dx, dy = dx / far * _ARROW, dy / far * _ARROW
        x, y = self.end
        left = x - dx - dy * 0.45, y - dy + dx * 0.45
        right = x - dx + dy * 0.45, y - dy - dx * 0.45
        return f"M{_point(self.end)} L{_point(left)} L{_point(right)} Z"


def _point(point: Point) -> str:
    return f"{svg.number(point[0])} {svg.number(point[1])}"
