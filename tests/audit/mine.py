"""What a resident keeps for herself, so that the audit sees her pages full."""

from typing import Any

from engagement.needs.actions import sign_up_guest
from engagement.needs.actions.groups import make_group
from engagement.needs.actions.keeping import friend_link, save_need
from engagement.people.addresses import ask_address_change
from engagement.people.calendars import renew_calendar
from engagement.people.family import add_to_family
from tests import factories


def mine(world: Any) -> dict[str, Any]:
    """Return what the pages of Inès’s account are about."""
    ines, account = world.ines, world.ines.account
    asked = ask_address_change(account=account, email="ines@nouvelle.example", by=account)
    child = add_to_family(account=account, name="Lina", is_child=True, by=account)
    save_need(resident=ines, need=world.open, by=account)
    renew_calendar(resident=ines, by=account)
    cloakroom = factories.NeedFactory(title="Tenir le vestiaire", shifts=[5])
    sign_up_guest(shift=cloakroom.shifts.get(), name="Rose", email=account.email)
    group = make_group(lead=ines, name="La troupe du lac", kind="troop", size=8, by=account)
    return {
        "group": group,
        "address_change": asked,
        "child": child,
        "friend_link": friend_link(resident=ines, need=world.open, by=account),
    }
