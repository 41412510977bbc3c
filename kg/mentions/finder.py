"""The steps that find names, in order: each stands on what those before it have found."""

from __future__ import annotations

from kg.lexicon import Lexicon
from kg.mentions.aliases import Aliases
from kg.mentions.announcers import Announcers
from kg.mentions.called import Called
from kg.mentions.callings import Callings
from kg.mentions.companies import Companies
from kg.mentions.curated import Curated
from kg.mentions.editions import add_bare_names
from kg.mentions.found import Found, Line, Register, glued, line_of
from kg.mentions.namings import Namings
from kg.mentions.occurrences import occurrences
from kg.mentions.persons import Persons
from kg.mentions.places import Places
from kg.mentions.products import Products
from kg.mentions.shared_tails import SharedTails
from kg.mentions.shortened import Shortened
from kg.mentions.slots import Slots
from kg.mentions.units import Units
from kg.mentions.venues import Venues
from kg.organizations import Organizations
from kg.people import People
from kg.syntax import Parse
from kg.things import Things
from kg.types import Document


class Finder:
    """Finds the mentions of an announcement; one object for a process."""

    def __init__(self, lexicon: Lexicon, people: People) -> None:
        organizations, things, register = Organizations(lexicon), Things(lexicon), Register(lexicon)
        self._curated = Curated(lexicon, organizations)
        self._called = Called(lexicon, organizations, things)
        self._companies = Companies(lexicon, organizations, people, things, register)
        self._announcers = Announcers(lexicon, organizations, people, register)
        self._slots = Slots(lexicon, organizations, people, register)
        self._units = Units(lexicon, people)
        self._shortened = Shortened(lexicon, people)
        self._persons = Persons(lexicon, organizations, people, register)
        self._callings = Callings(lexicon, people)
        self._namings = Namings(lexicon, things)
        self._products = Products(organizations, things)
        self._aliases = Aliases(lexicon, organizations, register)
        self._venues = Venues(lexicon)
        self._shared_tails = SharedTails(lexicon)
        self._places = Places(lexicon, organizations)

    def find(self, document: Document, parses: list[Parse]) -> Found:
        """Return the mentions of a parsed announcement."""
        found, text = Found(), document.text
        lines = [line_of(index, parsed) for index, parsed in enumerate(parses)]
        for line in lines:
            self._curated.names(line, found)
            self._curated.brands(line, found)
        self._called.find(lines, text, found)
        self._actors(lines, text, found)
        for line in lines:
            self._namings.find(line, text, found)
            self._products.find(line, text, found)
            self._venues.find(line, text, found)
        add_bare_names(text, found)
        for line in lines:
            self._aliases.find(line, text, found)
        self._places.bracketed(text, found)
        self._places.houses(text, found)
        self._places.faculties(text, found)
        self._places.foreign(text, found)
        found.forget_sentences()
        starts = {parsed.sentence.start for parsed in parses} | {*glued(lines, text, found), *found.cuts}
        found.mentions = [self._places.acting(m, text) for m in occurrences(text, found.names, starts)]
        found.mentions = self._places.beside(found.mentions, text)
        found.mentions = self._shared_tails.find(found.mentions, text)
        self._places.venues(text, found)
        return found

    def _actors(self, lines: list[Line], text: str, found: Found) -> None:
        """Find organizations, who announces, and persons; each step runs over the whole text before the next."""
        for line in lines:
            self._companies.shown(line, text, found)
        for line in lines:
            self._companies.parties(line, text, found)
        self._companies.registered(text, found)
        self._announcers.find(lines, text, found)
        for line in lines:
            self._announcers.headed(line, text, found)
        self._slots.find(lines, text, found)
        self._units.find(lines, text, found)
        self._shortened.find(lines, found)
        self._persons.listed(lines, text, found)
        for line in lines:
            self._persons.find(line, text, found)
        for line in lines:
            self._callings.find(line, text, found)
        self._persons.surnames(found)
