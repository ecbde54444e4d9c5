"""Ids that lead somewhere, of the right kind."""

from __future__ import annotations

from collections.abc import Iterator

from brief.problems import Problem
from brief.reasoning.graph import Graph, Reference
from brief.text.folding import fold

_NOUNS = {
    "source": "a source",
    "actor": "an actor",
    "fact": "a fact",
    "judgement": "a judgement",
    "hypothesis": "a hypothesis",
    "analysis": "an analysis page",
}


def unknown_id(graph: Graph) -> Iterator[Problem]:
    """Every id that is referred to must exist, and be of the kind that the field takes."""
    unread = graph.brief.unread
    for reference in graph.references:
        kind, wanted = graph.kind(reference.target), " or ".join(_NOUNS[k] for k in reference.kinds)
        if kind is None and unread and (not reference.kinds or unread & set(reference.kinds)):
            continue
        if kind is None:
            message = f'"{reference.target}" is not the id of {wanted or "anything"} in this brief'
        elif reference.kinds and kind not in reference.kinds and reference.target not in graph.brief.unsure:
            message = f'"{reference.target}" is {_NOUNS[kind]}, but {wanted} is expected here'
        else:
            continue
        for where in graph.places(reference):
            yield Problem(where, "unknown-id", message, hint=_Hint(graph, reference))


class _Hint:
    """The nearest id, looked up only for problems that are shown."""

    def __init__(self, graph: Graph, reference: Reference) -> None:
        self.graph, self.reference = graph, reference

    def __call__(self) -> tuple[str, ...]:
        near = self.graph.meant(self.reference)
        return (f'did you mean "{near}"?',) if near else ()


def role_of_nobody(graph: Graph) -> Iterator[Problem]:
    """`of` in a role is an actor's id, an actor's name, or words; a word that looks like an id must be one."""
    actors = graph.brief.actors
    for actor in actors.values():
        for i, role in enumerate(actor.roles):
            if (
                role.of
                and "-" in role.of
                and role.of == role.of.lower()
                and " " not in role.of
                and graph.kind(role.of) != "actor"
                and role.of not in graph.names.owner
                and (near := graph.nearest(role.of, ("actor",))) is not None
            ):
                message = f'"{role.of}" is not the id of an actor in this brief'
                yield Problem(
                    actor.places.of("roles", i, "of"),
                    "unknown-id",
                    message,
                    hint=(f'did you mean "{near}"?',),
                )


def no_source_named(graph: Graph) -> Iterator[Problem]:
    """With more than one source in the brief, each quote and each absence names its own."""
    if "source" in graph.brief.unread:
        return
    about = graph.brief.about
    names = [id for id, kind in graph.brief.kinds.items() if kind == "source"]
    nameless = [("quote", e.where) for e in graph.quotes() if not e.source and e.source_where == e.where]
    nameless += [
        ("absence", about.places.of("absent", i))
        for i, absent in enumerate(about.absent)
        if not absent.source and ("absent", i, "source") not in about.places.fields
    ]
    more = ["…"] if len(names) > 20 else []
    hint = (
        f'add "source:" with one of: {", ".join([*names[:20], *more])}'
        if names
        else "put the text of the source into sources/"
    )
    for what, where in nameless:
        message = f'this {what} needs the field "source", because the brief has {len(names)} sources'
        if not names:
            message = f"this {what} needs a source, and the brief has none"
        yield Problem(where, "missing-field", message, hint=(hint,))


def alias_clash(graph: Graph) -> Iterator[Problem]:
    """A name or alias belongs to one actor only, whatever its capitals."""
    owners: dict[str, str] = {}
    for actor in graph.brief.actors.values():
        names = [(actor.name, actor.places.of("name"))]
        names += [(alias, actor.places.of("aliases", i)) for i, alias in enumerate(actor.aliases)]
        for name, where in names:
            key = fold(name).casefold()
            owner = owners.setdefault(key, actor.id)
            if owner != actor.id:
                message = f'"{name}" names two actors: "{owner}" and "{actor.id}"'
                place = graph.brief.actors[owner].places.key
                hint = (f'make the names differ; "{owner}" stands at {place.path}:{place.line}',)
                yield Problem(where, "alias-clash", message, hint=hint)
