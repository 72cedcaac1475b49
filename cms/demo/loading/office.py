"""Béatrice's colleagues, what one of them was given, and a message that did not arrive."""

from datetime import timedelta

from django.contrib.auth.models import Group

from cms.demo.content.pending import PENDING, UNREAD_NEED
from cms.demo.loading.accounts import address
from cms.demo.loading.city import City
from cms.desk.models import Assignment, Decision
from engagement.needs.models import Need
from engagement.outbox.models import Message
from engagement.people.models import Account

# Role, first name, name, by the key of the address.
COLLEAGUES = {
    "accueil": ("clerk", "Julie", "Vandamme"),
    "espaces-verts": ("referent", "Karim", "Benali"),
    "elue": ("reader", "Hélène", "Deroo"),
}
LOST = "demo:lost-reminder"


def load_office(city: City) -> None:
    """Bring back the team, what it was given, and the lost message as nobody has settled it."""
    team = {key: _colleague(key) for key in COLLEAGUES}
    need = Need.objects.get(
        association=city.associations[UNREAD_NEED.association], title=UNREAD_NEED.title
    )
    Decision.objects.filter(by=city.officer).delete()
    Assignment.objects.update_or_create(
        kind="need",
        key=need.pk,
        defaults={
            "to": team["espaces-verts"],
            "by": city.officer,
            "due_on": city.calendar.today + timedelta(days=2),
        },
    )
    _lose_a_message(city)


def _colleague(key: str) -> Account:
    role, first_name, last_name = COLLEAGUES[key]
    names = {"first_name": first_name, "last_name": last_name}
    account, _created = Account.objects.get_or_create(email=address(key), defaults=names)
    Account.objects.filter(pk=account.pk).update(is_active=True)
    account.groups.set([Group.objects.get(name=role)])
    return account


def _lose_a_message(city: City) -> None:
    """Have one notice to an association fail, as after eight tries in a day."""
    Message.objects.filter(dedupe_key=LOST).delete()
    association = city.associations[PENDING[0].slug]
    at = city.calendar.ago(1, "09:20")
    Message.objects.create(
        kind=Message.Kind.NOTICE,
        template="association_received",
        to=association.email,
        context={"association": association.name, "due": "", "officer": "", "desk_link": ""},
        dedupe_key=LOST,
        recipient_key=f"association:{association.pk}",
        state=Message.State.FAILED,
        attempts=8,
        last_error="SMTPRecipientsRefused",
        created_at=at,
        due_at=at,
        finished_at=at,
    )
