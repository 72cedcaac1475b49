"""The doors of the demo: each leads as somebody to the middle of her story."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from cms.demo.load import CLOCK
from cms.demo.loading import SOURCE
from cms.demo.loading.accounts import ASSOCIATION, OFFICER, RESIDENT, address
from engagement.events.actions import make_steward_pass
from engagement.events.models import Event
from engagement.needs.models import Need
from engagement.people.mandates import give_mandate, mandate_of
from engagement.people.models import Account, Channel, Resident

TODAY = "bassin"  # the fête whose gate is open
GATE_FOR = timedelta(hours=12)


@dataclass(frozen=True)
class Door:
    """What stands on the door, the account behind it and the address it leads to.

    `signs_in`: whether who enters becomes that account. A steward has none: whoever enters stays
    who she was.
    """

    name: str
    label: Promise
    icon: str
    leads_to: Callable[[], str]
    owner: str = ""
    signs_in: bool = True

    def account(self) -> Account | None:
        return _account(self.owner or self.name)


def _account(name: str) -> Account | None:
    return Account.objects.filter(email=address(name), is_active=True).first()


def _collection() -> str:
    need = Need.objects.select_related("association").get(source=SOURCE, source_id=CLOCK)
    return reverse("associations:edit_need", args=[need.association.slug, need.slug])


def _counter() -> str:
    """Lead to somebody without e-mail who lets the counter act for her."""
    without = Resident.objects.filter(source=SOURCE, channel=Channel.COUNTER, email="")
    resident = without.exclude(phone="").earliest("pk")
    clerk = Account.objects.get(email=address(OFFICER))
    if mandate_of(resident, clerk) is None:
        give_mandate(resident=resident, by=clerk, place=said("Mairie"), channel=Channel.COUNTER)
    return reverse("counter:person", args=[resident.public_id])


def _gate() -> str:
    """Give the right to keep today's gate; its secret and PIN stay in the fragment."""
    event = Event.objects.get(source=SOURCE, source_id=TODAY)
    steward = make_steward_pass(
        event=event,
        by=Account.objects.get(email=address(OFFICER)),
        label=said("Démonstration"),
        expires_at=timezone.now() + GATE_FOR,
    )
    told = {"pass": steward.secret, "pin": steward.pin, "name": said("Ce téléphone")}
    return f"{reverse('gate:page', args=[event.slug])}#{urlencode(told)}"


DOORS = (
    Door(RESIDENT, _("Habitante, samedi"), "heart", lambda: reverse("residents:for_me")),
    Door(ASSOCIATION, _("Collecte, 3 sur 8"), "users", _collection),
    Door(
        OFFICER,
        _("Mairie, lundi"),
        "list",
        lambda: reverse("wagtailadmin_home"),
    ),
    Door("guichet", _("Guichet, sans e-mail"), "hand-helping", _counter, owner=OFFICER),
    Door("accueil", _("Accueil de la fête"), "qr-code", _gate, owner=OFFICER, signs_in=False),
)
BY_NAME = {door.name: door for door in DOORS}


def is_open() -> bool:
    """Return whether the demo is loaded."""
    return _account(RESIDENT) is not None
