"""Lists of named things that a person keeps: each name once, whatever its case."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol, TypeVar


class Named(Protocol):
    """Something with a name, that is a frozen dataclass."""

    @property
    def name(self) -> str:
        """What the person calls it."""


T = TypeVar("T", bound=Named)


def kept(things: Sequence[T], thing: T) -> tuple[T, ...]:
    """Gives the list with a thing; one of the same name is replaced where it stands."""
    place = place_of(things, thing.name)
    if place is None:
        return (*things, thing)
    return (*things[:place], thing, *things[place + 1 :])


def renamed(things: Sequence[T], before: str, after: str) -> tuple[T, ...]:
    """Gives the list with one thing called something else; a name that is taken changes nothing."""
    place, taken = place_of(things, before), place_of(things, after)
    if place is None or not after.strip() or taken not in (None, place):
        return tuple(things)
    called = replace(things[place], name=after)  # type: ignore[type-var]  # each is a dataclass
    return (*things[:place], called, *things[place + 1 :])


def without(things: Sequence[T], name: str) -> tuple[T, ...]:
    """Gives the list without the thing of a name."""
    return tuple(thing for thing in things if thing.name.casefold() != name.casefold())


def place_of(things: Sequence[T], name: str) -> int | None:
    """Gives where the thing of a name stands, or None."""
    known = (n for n, thing in enumerate(things) if thing.name.casefold() == name.casefold())
    return next(known, None)
