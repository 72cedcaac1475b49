"""The addresses of residents' pages, for search engines."""

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from engagement.associations.models import Association
from engagement.city.modules import is_on
from engagement.ideas.models import Idea
from engagement.needs.models import Need
from engagement.territory.models import Neighbourhood


class NeedSitemap(Sitemap):
    i18n = alternates = True

    def items(self) -> QuerySet:
        return Need.objects.open().order_by("pk").values_list("slug", flat=True)

    def location(self, item: str) -> str:
        return reverse("residents:need", args=[item])


class AssociationSitemap(Sitemap):
    i18n = alternates = True

    def items(self) -> QuerySet:
        return Association.objects.public().order_by("pk").values_list("slug", flat=True)

    def location(self, item: str) -> str:
        return reverse("residents:association", args=[item])


class IdeaSitemap(Sitemap):
    i18n = alternates = True

    def items(self) -> QuerySet:
        rows = Idea.objects.visible() if is_on("ideas") else Idea.objects.none()
        return rows.order_by("pk").values_list("slug", flat=True)

    def location(self, item: str) -> str:
        return reverse("residents:idea", args=[item])


class NeighbourhoodSitemap(Sitemap):
    i18n = alternates = True

    def items(self) -> QuerySet:
        return Neighbourhood.objects.order_by("pk").values_list("code", flat=True)

    def location(self, item: str) -> str:
        return reverse("residents:neighbourhood", args=[item])


SITEMAPS = {
    "needs": NeedSitemap,
    "ideas": IdeaSitemap,
    "associations": AssociationSitemap,
    "neighbourhoods": NeighbourhoodSitemap,
}
