"""The doors of the demo: each signs in as somebody and leads to the middle of her story."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.demo.load import CLOCK
from cms.demo.loading import SOURCE
from cms.demo.loading.accounts import ASSOCIATION, OFFICER, RESIDENT, address
from engagement.needs.models import Need
from engagement.people.models import Account


@dataclass(frozen=True)
class Door:
    """What stands on the door, the account behind it and the address it leads to."""

    name: str
    label: Promise
    icon: str
    leads_to: Callable[[], str]

    def account(self) -> Account | None:
        return Account.objects.filter(email=address(self.name), is_active=True).first()


def _collection() -> str:
    need = Need.objects.select_related("association").get(source=SOURCE, source_id=CLOCK)
    return reverse("associations:edit_need", args=[need.association.slug, need.slug])


DOORS = (
    Door(RESIDENT, _("Habitante, samedi"), "heart", lambda: reverse("residents:for_me")),
    Door(ASSOCIATION, _("Collecte, 3 sur 8"), "users", _collection),
    Door(
        OFFICER,
        _("Mairie, lundi"),
        "list",
        lambda: reverse("wagtailadmin_home"),
    ),
)
BY_NAME = {door.name: door for door in DOORS}


def is_open() -> bool:
    """Return whether the demo is loaded."""
    return Account.objects.filter(email=address(RESIDENT), is_active=True).exists()
