"""Places for the actors of a network: on staggered rows, so that no two boxes can meet, with those who have to do
with each other side by side. No chance is in it: the same network is laid out the same way.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import dist

WIDTH = 660.0
CELL_HEIGHT = 118.0
BOX_WIDTH = 128.0
_ROUNDS = 8

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A rectangle on the page."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, centre: Point, width: float, height: float) -> Box:
        x, y = centre
        return cls(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    def meets(self, other: Box, air: float = 0) -> bool:
        return (
            self.left < other.right + air
            and other.left < self.right + air
            and self.top < other.bottom + air
            and other.top < self.bottom + air
        )

    def holds(self, point: Point) -> bool:
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom


def cells(count: int) -> list[Point]:
    """At least `count` places, row by row; every second row is shifted by half a place."""
    across = 2 if count <= 3 else 3 if count <= 13 else 4
    step = WIDTH / across
    points: list[Point] = []
    row = 0
    while len(points) < count:
        here = across - row % 2
        points += [((i + 0.5 + row % 2 * 0.5) * step, (row + 0.5) * CELL_HEIGHT) for i in range(here)]
        row += 1
    return points


def places(nodes: Sequence[str], links: Mapping[tuple[str, str], float]) -> dict[str, Point]:
    """A place for each node. `links` weighs the pairs that have to do with each other, both ways round."""
    spots = cells(len(nodes))
    near: dict[str, dict[str, float]] = {node: {} for node in nodes}
    for (a, b), weight in links.items():
        if a != b:
            near[a][b] = near[a].get(b, 0) + weight
            near[b][a] = near[b].get(a, 0) + weight
    at: dict[str, int] = {}
    free = list(range(len(spots)))
    middle = (WIDTH / 2, spots[-1][1] / 2)
    for node in _by_closeness(nodes, near):
        wanted = [spots[at[other]] for other in near[node] if other in at] or [middle]
        cell = min(free, key=lambda spot: (round(sum(dist(spots[spot], w) for w in wanted), 6), spot))
        free.remove(cell)
        at[node] = cell
    _improve(list(nodes), near, at, spots)
    return {node: spots[cell] for node, cell in at.items()}


def _by_closeness(nodes: Sequence[str], near: Mapping[str, Mapping[str, float]]) -> list[str]:
    """The best connected first, then always whoever has most to do with those already taken."""
    order = {node: i for i, node in enumerate(nodes)}
    rest, tied, found = dict.fromkeys(nodes), dict.fromkeys(nodes, 0.0), []
    while rest:
        node = max(rest, key=lambda n: (tied[n], sum(near[n].values()), -order[n]))
        del rest[node]
        found.append(node)
        for other, weight in near[node].items():
            tied[other] += weight
    return found


def _improve(
    nodes: list[str], near: Mapping[str, Mapping[str, float]], at: dict[str, int], spots: Sequence[Point]
) -> None:
    """Swap places, also with empty ones, while that brings together who belongs together."""
    holder: list[str | None] = [None] * len(spots)
    for node, cell in at.items():
        holder[cell] = node
    apart = [[_cost(a, b) for b in spots] for a in spots]

    def strain(node: str | None, cell: int, other: str | None) -> float:
        if node is None:
            return 0.0
        return sum(weight * apart[cell][at[to]] for to, weight in near[node].items() if to != other)

    for _ in range(_ROUNDS):
        moved = False
        for node in nodes:
            for cell in range(len(spots)):
                here, other = at[node], holder[cell]
                if cell == here:
                    continue
                before = strain(node, here, other) + strain(other, cell, node)
                after = strain(node, cell, other) + strain(other, here, node)
                if after < before - 1e-6:
                    at[node], holder[cell], holder[here] = cell, node, other
                    if other is not None:
                        at[other] = here
                    moved = True
        if not moved:
            return


def _cost(a: Point, b: Point) -> float:
    """How bad it is to lie so far apart. In one row, with somebody between, the line would run through a box."""
    through = a[1] == b[1] and abs(a[0] - b[0]) > WIDTH / 2
    far = dist(a, b)
    return far * math.sqrt(far) * (3 if through else 1)
