"""Six initiatives and one fête."""

from . import city, finished, quartier

INITIATIVES = (*quartier.INITIATIVES, *city.INITIATIVES, *finished.INITIATIVES)

BY_SLUG = {initiative.slug: initiative for initiative in INITIATIVES}
