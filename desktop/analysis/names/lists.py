"""The word lists behind the rules of names, read once from `resources/words/names-*.txt`."""

from collections.abc import Iterator

from desktop.locations import resource


def _lines(name: str) -> Iterator[str]:
    """Yield the entries of a list: one a line, lines that begin with # are remarks."""
    text = (resource("words") / f"names-{name}.txt").read_text(encoding="utf-8")
    for line in text.split("\n"):
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def _set(name: str) -> frozenset[str]:
    return frozenset(_lines(name))


def _phrases(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return phrases as tuples of words, by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in _lines(name):
        words = tuple(line.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in found.items()}


class Lists:
    """Every word list of the rules of names. Lemmas are in lower case with е for ё, forms as they are written."""

    def __init__(self) -> None:
        self.unions = _phrases("unions")
        """Unions of states and the like: organisations that the tagger takes for places."""
        self.stop = _set("stop")
        """Lemmas of single words that are never a name."""
        self.bare_nouns = _set("bare-nouns")
        """Common nouns for organisations: alone and with a capital only from the sentence's start they name none."""
        self.roles = _set("roles")
        """Lemmas of offices, posts, professions and ranks: the heads of roles."""
        self.posts = _set("posts")
        """Lemmas of posts: a holder, never an organisation."""
        self.sites = _set("sites")
        """Sites that are a product where something is written in them and an organisation where they act."""
        self.agencies = _set("agencies")
        """Lemmas of news agencies: named right after a name they do not belong to."""
        self.organisation_words = _set("organisation-words")
        """Nouns before a name in quotation marks that say it is an organisation; they stay outside."""
        self.work_words = _set("work-words")
        """Nouns before a title in quotation marks that say it is a work, a programme or an event."""
        self.legal_forms = _set("legal-forms")
        """Abbreviations of legal forms and kinds that belong to the name in quotation marks after them."""
        self.bodies = _set("bodies")
        """Nouns that head the official name of a body when something completes them."""
        self.lower_bodies = _set("lower-bodies")
        """Those of them that count without a capital letter too."""
        self.body_adjectives = _set("body-adjectives")
        """Adjectives that belong to the official name of a body."""
        self.adjective_bodies = _set("adjective-bodies")
        """Nouns that make an organisation with a capitalised adjective before them: `Дублинская биржа`."""
        self.professions = _set("professions")
        """Lemmas of professions that are a role only beside the name of whoever has it."""
        self.role_outsiders = _set("role-outsiders")
        """Adjectives and pronouns that stay outside a role."""
        self.nations = _set("nations")
        """Adjectives of states that complete the name of a ministry."""
        self.fields = _set("fields")
        """What ministries and departments are for."""
        self.place_heads = _set("place-heads")
        """Generic nouns that belong to a place's name when an adjective stands before them."""
        self.place_words = _set("place-words")
        """Nouns before a name that say it is a place; they stay outside."""
        self.places = _set("places")
        """Lemmas of colloquial and historic places that are always places."""
        self.companies = _set("companies")
        """Lemmas of companies that the tagger takes for something else or overlooks."""
        compounds = _set("compounds")
        self.company_starts = tuple(part[:-1] for part in compounds if part.endswith("-"))
        self.company_ends = tuple(part[1:] for part in compounds if part.startswith("-"))
        """Beginnings and ends of company names written as one word: `Белкоммунмаш`."""
