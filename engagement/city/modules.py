"""The parts of the platform that a city may do without.

The operator says which exist (`MODULES`), the officer which of those are open.
"""

from django.conf import settings

from engagement.city.shown import shown

# The first step of their addresses, after the language.
ADDRESSES = {
    "initiatives": "initiatives",
    "idees": "ideas",
    "evenements": "events",
    "organisation": "events",
    "accueil": "events",
    "pour-moi": "matching",
    "donnees": "open_data",
}


def is_on(module: str) -> bool:
    """Say whether a module is open here and now; what another process changed, after 30 s."""
    return module in settings.MODULES and module not in shown().closed


def open_modules() -> dict[str, bool]:
    """Return for each module whether it is open."""
    return {module: is_on(module) for module in settings.ALL_MODULES}


def is_closed_address(path: str) -> bool:
    """Say whether an address, "/en/evenements/", belongs to a module that is closed."""
    steps = path.strip("/").split("/")
    if steps[0] in dict(settings.LANGUAGES):
        steps = steps[1:]
    module = ADDRESSES.get(steps[0]) if steps else None
    return bool(module) and not is_on(str(module))
