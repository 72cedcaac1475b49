"""A real city without the demo: the name of its site and its first officer."""

import json
from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Site

from cms.desk.roles import Officer
from engagement.people.models import Account

LONGEST_NAME = Site._meta.get_field("site_name").max_length


class Command(BaseCommand):
    help = "Name the site after the city and make its first officer (sign-in by code)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="name of the city, as residents say it")
        parser.add_argument("--officer", required=True, metavar="EMAIL")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, name: str, officer: str, **options: Any) -> None:
        _refuse_bad_input(name, officer)
        facts = init_city(name=name.strip(), officer=officer)
        if options["json"]:
            self.stdout.write(json.dumps(facts, ensure_ascii=False))
            return
        self.stdout.write(
            _(
                "%(name)s est prête. %(officer)s se connecte par code, "
                "puis règle un deuxième verrou avant d’ouvrir /admin/."
            )
            % facts
        )


@transaction.atomic
def init_city(*, name: str, officer: str) -> dict[str, Any]:
    """Name the default site and put the account of this address among the officers.

    Repeatable. Returns the name, the address and whether the account was made now.
    """
    Site.objects.filter(is_default_site=True).update(site_name=name)
    Site.clear_site_root_paths_cache()
    address = Account.objects.normalise(officer)
    known = Account.objects.filter(email=address).first()
    account = known or Account.objects.create_user(address)
    account.groups.add(Group.objects.get(name=Officer.name))
    return {"name": name, "officer": account.email, "created": known is None}


def _refuse_bad_input(name: str, officer: str) -> None:
    if not 0 < len(name.strip()) <= LONGEST_NAME:
        raise CommandError(_("Le nom de la ville est vide ou trop long."))
    try:
        validate_email(officer)
    except ValidationError as error:
        raise CommandError(_("« %s » n’est pas une adresse électronique.") % officer) from error
