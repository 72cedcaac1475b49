"""Why a need is suggested, in words and in the active language; never a false precision."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from engagement.matching.availability import Times, is_short
from engagement.matching.tastes import liked
from engagement.needs.wording import day_of
from engagement.territory.distances import distance_words
from engagement.territory.models import Interest

# More likes than this in one sentence are no reason any more.
NAMED_LIKES = 2
SOON = timedelta(days=6)
NOON, EVENING = 12, 18


@dataclass(frozen=True)
class Facts:
    """What lies behind a score. `km` is None where unknown, 0 at home, `adjacent` next door.

    `likes` are the shared interests, most telling first; `akin` one that the need does not ask
    for, whose people said yes to such needs; `when` the next shift with a place left.
    """

    likes: Sequence[Interest] = ()
    km: float | None = None
    adjacent: bool = False
    remote: bool = False
    helped: bool = False
    when: Times = (None, None)
    akin: Interest | None = None


def to_resident(facts: Facts) -> list[str]:
    """Say it to her: « Vous aimez le jardinage », « dans votre quartier », « samedi matin »."""
    said = [
        _("Vous aimez %(likes)s") % {"likes": named(facts.likes)} if named(facts.likes) else "",
        of_their_like(facts),
        _("vous avez déjà aidé cette association") if facts.helped else "",
        where_for_her(facts),
        when_in_words(facts.when),
    ]
    return [words for words in said if words] or [_("il reste des places")]


def about_resident(facts: Facts, people: int = 1) -> list[str]:
    """Say it without a name: « aime le jardinage », of several « aiment le jardinage »."""
    likes = named(facts.likes)
    said = [
        ngettext("aime %(likes)s", "aiment %(likes)s", people) % {"likes": likes} if likes else "",
        ngettext(
            "a des goûts proches de ceux qui viennent",
            "ont des goûts proches de ceux qui viennent",
            people,
        )
        if of_their_like(facts)
        else "",
        ngettext("a déjà aidé l’association", "ont déjà aidé l’association", people)
        if facts.helped
        else "",
        where_they_live(facts, people),
    ]
    otherwise = ngettext("accepte les suggestions", "acceptent les suggestions", people)
    return [words for words in said if words] or [otherwise]


def in_one_line(reasons: Iterable[str]) -> str:
    """Return « Vous aimez la nature · dans votre quartier · samedi matin »."""
    return capfirst(" · ".join(reasons))


def named(likes: Sequence[Interest]) -> str:
    """Return « le jardinage, la nature et l’environnement »; "" where there is nothing to name."""
    words = dict.fromkeys(liked(interest) for interest in likes)
    return ", ".join([word for word in words if word][:NAMED_LIKES])


def of_their_like(facts: Facts) -> str:
    """Return « des gens qui aiment le bricolage ont dit oui à ce genre de besoin », or ""."""
    like = liked(facts.akin) if facts.akin else ""
    said = _("des gens qui aiment %(like)s ont dit oui à ce genre de besoin")
    return said % {"like": like} if like else ""


def where_for_her(facts: Facts) -> str:
    if facts.remote:
        return _("à distance")
    return "" if facts.km is None else distance_words(facts.km, adjacent=facts.adjacent)


def where_they_live(facts: Facts, people: int) -> str:
    if facts.remote or facts.km is None:
        return ""
    if facts.km == 0:
        return ngettext("habite le quartier", "habitent le quartier", people)
    if facts.adjacent:
        return ngettext("habite un quartier voisin", "habitent un quartier voisin", people)
    words = ngettext("habite %(distance)s", "habitent %(distance)s", people)
    return words % {"distance": distance_words(facts.km)}


def when_in_words(times: Times) -> str:
    """Return « samedi matin » within a week, « samedi 5 décembre » later; "" for a period."""
    start = times[0]
    if start is None or not is_short(times):
        return ""
    local = timezone.localtime(start)
    if local.date() - timezone.localdate() > SOON:
        return day_of(local)
    return part_of_day(local)


def part_of_day(local: datetime) -> str:
    day = date_format(local, "l")
    if local.hour < NOON:
        return _("%(day)s matin") % {"day": day}
    if local.hour < EVENING:
        return _("%(day)s après-midi") % {"day": day}
    return _("%(day)s soir") % {"day": day}
