"""What a resident keeps for herself, so that the audit sees her pages full."""

from typing import Any

from engagement.people.addresses import ask_address_change


def mine(world: Any) -> dict[str, Any]:
    """Return what the pages of Inès’s account are about."""
    account = world.ines.account
    asked = ask_address_change(account=account, email="ines@nouvelle.example", by=account)
    return {"address_change": asked}
