"""Why things are one: each merge with the rule that made it and the announcements it stands on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.decisions import Decision
from kg.names import CuratedNames, curated_names, name_key
from kg.resolve.identities import identify, own_posts
from kg.resolve.intake import Intake, Local, bare_key, take_in
from kg.resolve.rules import distinct_names, parted
from kg.resolve.stories import Stories
from kg.resolve.things import Cut, Name, Things, gather
from kg.types import Extraction

# So many announcements are named as evidence of one merge.
SHOWN = 5


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """Two names, people or reports taken for one; ``documents`` are some that say so, ``support`` how many do."""

    cls: str
    kept: str
    other: str
    rule: str
    documents: tuple[str, ...]
    support: int


@dataclass(frozen=True, slots=True)
class History:
    """All merges, and the declared links that were not followed."""

    merges: tuple[Merge, ...]
    cuts: tuple[Cut, ...]


def history(
    extractions: Iterable[Extraction],
    base: str,
    names: CuratedNames | None = None,
    decisions: Sequence[Decision] = (),
    reprints: Iterable[tuple[str, str]] = (),
) -> History:
    """Return what `kg.resolve.merge` merges in the same extractions, and why."""
    known = parted(names or curated_names(), decisions)
    intake = take_in(extractions, base, known, distinct_names(decisions), reprints)
    things = gather(intake.locals, known, decisions, intake.reprints)
    iris = identify(intake, things, base, known, decisions).iris
    merges = [*_names(intake, things, decisions), *_people(intake, things, iris), *_events(intake, iris)]
    return History(tuple(sorted(merges)), tuple(things.cuts))


def _names(intake: Intake, things: Things, decisions: Sequence[Decision]) -> Iterator[Merge]:
    """Yield for each set of names why each of them is in it."""
    decided = {(d.cls, name_key(side, d.cls)) for d in decisions if d.what == "merge" for side in (d.left, d.right)}
    members: dict[Name, dict[str, list[Local]]] = defaultdict(lambda: defaultdict(list))
    for local in intake.locals:
        if local.cls != "Person":
            for key in local.keys:
                members[things.root((local.cls, key))][key].append(local)
    for root, keys in members.items():
        if len(keys) == 1:
            continue
        kept = root[1] if root[1] in keys else min(keys, key=lambda key: (-len(keys[key]), key))
        for key, locals_ in keys.items():
            if key != kept:
                yield _merge_of_names(intake, things, (root[0], kept), (root[0], key), locals_, decided)


def _merge_of_names(
    intake: Intake, things: Things, kept: Name, other: Name, locals_: list[Local], decided: set[Name]
) -> Merge:
    if other in decided:
        rule, having = "decided by a person", locals_
    elif other in things.curated:
        rule, having = "curated names", locals_
    elif other in things.printed and all(len(local.keys) == 1 for local in locals_):
        rule, having = "in one place in prints of one release", locals_
    else:
        rule, having = "declared by announcements", [local for local in locals_ if len(local.keys) > 1]
    documents = sorted({intake.sources[local.document].id for local in having})
    written = (name for local in locals_ for name in local.names if name_key(name, local.cls) == bare_key(other[1]))
    return Merge(
        kept[0], bare_key(kept[1]), next(written, bare_key(other[1])), rule, tuple(documents[:SHOWN]), len(documents)
    )


def _people(intake: Intake, things: Things, iris: Sequence[str]) -> Iterator[Merge]:
    posts = own_posts(intake, things)
    members: dict[str, list[int]] = defaultdict(list)
    for index, local in enumerate(intake.locals):
        if local.cls == "Person":
            members[iris[index]].append(index)
    for iri, indexes in members.items():
        if len(indexes) > 1:
            places = sorted({place.partition(" ")[2] for index in indexes for place in posts.get(index, ())})
            rule = (
                f"posts at {', '.join(places[:SHOWN])}" if places else "announcements that name the same organizations"
            )
            documents = sorted({intake.sources[intake.locals[index].document].id for index in indexes})
            name = intake.locals[indexes[0]].names[0]
            yield Merge("Person", name, iri.rpartition("/")[2], rule, tuple(documents[:SHOWN]), len(documents))


def _events(intake: Intake, iris: Sequence[str]) -> Iterator[Merge]:
    for story in Stories(intake, iris).gathered():
        if len(story.documents) > 1:
            first = intake.reports[story.reports[0]]
            names = ", ".join(dict.fromkeys(intake.locals[member].names[0] for _, member in first.participants))
            documents = sorted(intake.sources[document].id for document in story.documents)
            rule = "class, participants and date"
            yield Merge(first.cls, names, first.date or "", rule, tuple(documents[:SHOWN]), len(documents))
