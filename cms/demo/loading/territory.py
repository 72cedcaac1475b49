"""The quartiers, and the name of the city."""

from wagtail.models import Site

from cms.demo.content.quartiers import QUARTIERS, Quartier
from cms.demo.loading import SOURCE
from cms.demo.loading.city import City
from engagement.territory.models import Neighbourhood

CITY_NAME = "Dunkerque, démonstration"


def load_territory(city: City) -> None:
    """Bring the quartiers up to date; one that the city imported itself is used as it is."""
    Site.objects.filter(is_default_site=True, site_name="").update(site_name=CITY_NAME)
    there = {row.code: row for row in Neighbourhood.objects.all()}
    city.quartiers = {
        quartier.code: _up_to_date(there.get(quartier.code), quartier) for quartier in QUARTIERS
    }


def _up_to_date(row: Neighbourhood | None, quartier: Quartier) -> Neighbourhood:
    row = row or Neighbourhood(code=quartier.code, source=SOURCE, source_id=quartier.code)
    if row.source != SOURCE:
        return row
    row.name, row.lat, row.lon = quartier.name, quartier.lat, quartier.lon
    row.population, row.population_note = quartier.population, quartier.population_note
    row.point_note = "Estimé d’après la carte." if quartier.point_estimated else ""
    row.full_clean()
    row.save()
    return row
