"""Those who can sign in: the three of the doors, and one person for each association."""

from django.contrib.auth.models import Group

from cms.demo.content.associations import ASSOCIATIONS
from cms.demo.content.pending import LISTED, PENDING
from cms.demo.loading import MAIL_DOMAIN
from cms.demo.loading.city import City
from engagement.people.models import Account

RESIDENT, ASSOCIATION, OFFICER = "habitante", "association", "officier"
CAST = {
    RESIDENT: ("Leïla", "Mansouri"),
    ASSOCIATION: ("Nadia", "Caron"),
    OFFICER: ("Béatrice", "Vanhoutte"),
}
# Nadia of the CAST keeps this one; Salimata helps her, Marc asks to, Bernard is invited.
STORY_ASSOCIATION = "le-panier-du-beffroi"
HELPER, ASKING, INVITED = "salimata", "marc", "bernard"
OTHERS = {HELPER: ("Salimata", "Diallo"), ASKING: ("Marc", "Debruyne")}
CLAIMING = LISTED.slug


def address(key: str) -> str:
    return f"{key}@{MAIL_DOMAIN}"


def load_accounts(city: City) -> None:
    """Bring the accounts up to date, under their keys (the slug for an association's)."""
    for key, (first_name, last_name) in CAST.items():
        city.accounts[key] = _account(address(key), first_name, last_name)
    city.officer.groups.add(Group.objects.get(name="officer"))
    for association in (*ASSOCIATIONS, *PENDING):
        city.accounts[association.slug] = (
            city.accounts[ASSOCIATION]
            if association.slug == STORY_ASSOCIATION
            else _account(association.email, association.contact, "")
        )
    for key, (first_name, last_name) in OTHERS.items():
        city.accounts[key] = _account(address(key), first_name, last_name)
    city.accounts[CLAIMING] = _account(LISTED.email, LISTED.contact, "")


def _account(email: str, first_name: str, last_name: str) -> Account:
    names = {"first_name": first_name, "last_name": last_name, "is_active": True}
    account, created = Account.objects.get_or_create(email=email, defaults=names)
    if created:
        account.set_unusable_password()
        account.save(update_fields=["password"])
    elif not account.is_active:
        Account.objects.filter(pk=account.pk).update(is_active=True)
    return account
