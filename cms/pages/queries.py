"""What pages read of the rooms, each in a fixed number of queries."""

from django.db.models import Count, QuerySet
from wagtail.models import Locale, Page
from wagtail.query import PageQuerySet

from engagement.associations.models import Association
from engagement.city.modules import is_on
from engagement.events.cards import for_cards as events_for_cards
from engagement.events.models import Event
from engagement.initiatives.models import Initiative
from engagement.media.renditions import CARD, with_picture
from engagement.needs.cards import for_cards, soonest_first
from engagement.needs.models import Need
from engagement.people.models import Resident

SMALLEST_COUNT = 11  # fewer is not shown: a small number tells of persons
NEWS_OF_INITIATIVE = 3
STAGE_ORDER = (
    Initiative.State.UNDER_WAY,
    Initiative.State.PREPARING,
    Initiative.State.ANNOUNCED,
    Initiative.State.FINISHED,
)


def open_needs() -> QuerySet[Need]:
    """Return the open needs, soonest first, with all that their cards tell."""
    return for_cards(soonest_first(Need.objects.open()))


def next_events() -> QuerySet[Event]:
    """Return the events to come, the next one first, with all that their cards tell."""
    return events_for_cards(Event.objects.upcoming() if is_on("events") else Event.objects.none())


def open_needs_by_place(initiative: Initiative | None = None) -> dict[str, int]:
    """Return how many needs are open in each neighbourhood, by its code; all, or of one."""
    needs = Need.objects.open().exclude(neighbourhood=None)
    if initiative:
        needs = needs.filter(initiative=initiative)
    counted = needs.order_by().values("neighbourhood__code").annotate(n=Count("pk", distinct=True))
    return dict(counted.values_list("neighbourhood__code", "n"))


def one_page_each(pages: PageQuerySet) -> list[Page]:
    """Return the live pages of visible initiatives, those under way first, finished ones last.

    One page for each initiative: in the active language, else in another one. None where the city
    has closed initiatives.
    """
    if not is_on("initiatives"):
        return []
    active = Locale.get_active().pk
    found = (
        pages.live()
        .filter(initiative__in=Initiative.objects.visible())
        .select_related("initiative__neighbourhood")
        .prefetch_related("initiative__interests", with_picture(CARD))
    )
    # Later ones of the dictionary win: the page in the active language.
    ordered = sorted(found, key=lambda page: page.locale_id == active)
    chosen = {page.initiative_id: page for page in ordered}.values()
    return sorted(chosen, key=lambda page: (_stage(page), page.title, page.pk))


def latest_news(pages: PageQuerySet) -> PageQuerySet:
    """Return live pages of news, latest first, with the pictures of their cards."""
    return pages.live().order_by("-day", "-pk").prefetch_related(with_picture(CARD))


def news_of(initiative: Initiative) -> PageQuerySet:
    """Return the latest news of an initiative in the active language."""
    news = initiative.news.filter(locale=Locale.get_active())
    return latest_news(news)[:NEWS_OF_INITIATIVE]


def _stage(page: Page) -> int:
    return STAGE_ORDER.index(page.initiative.state)


def city_figures() -> dict[str, int]:
    """Return the counts of open needs, associations and residents that are not too small."""
    counts = {
        "needs": Need.objects.open().count(),
        "associations": Association.objects.public().count(),
        "residents": Resident.objects.count(),
    }
    return {name: count for name, count in counts.items() if count >= SMALLEST_COUNT}
