"""The groups that give the roles their rights, present after `migrate` alone."""

from collections.abc import Iterable

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import connection, transaction
from django.db.models import Model, Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from cms.desk.roles import ROLES


@transaction.atomic
def ensure_roles() -> None:
    """Create the group of each role and give it exactly the rights that the role says.

    Repeatable. Does nothing before the page tree exists (a partial migrate).
    """
    if GroupPagePermission._meta.db_table not in connection.introspection.table_names():
        return
    root = Page.get_first_root_node()
    if root is None:
        return
    files = Collection.get_first_root_node() or Collection.add_root(name="Root")
    _create_missing_permissions()
    for role in ROLES:
        group, _created = Group.objects.get_or_create(name=role.name)
        group.permissions.set(permissions(role.rights))
        _grant(GroupPagePermission, group, role.pages, page=root)
        _grant(GroupCollectionPermission, group, role.files, collection=files)


def permissions(names: Iterable[str]) -> list[Permission]:
    """Return the permissions of these names ("needs.view_need")."""
    wanted = Q(pk=None)
    for name in names:
        label, codename = name.split(".")
        wanted |= Q(content_type__app_label=label, codename=codename)
    return list(Permission.objects.filter(wanted))


def _create_missing_permissions() -> None:
    """Make the permissions that Django would make after our turn: a flush empties the table."""
    names = {name for role in ROLES for name in (*role.rights, *role.pages, *role.files)}
    for label in {name.split(".")[0] for name in names}:
        create_permissions(apps.get_app_config(label), verbosity=0)


def _grant(
    model: type[Model], group: Group, names: Iterable[str], **where: Page | Collection
) -> None:
    """Leave to the group, of its grants of this model, these ones `where` said."""
    wanted = permissions(names)
    grants = model._default_manager.filter(group=group)
    grants.exclude(permission__in=wanted, **where).delete()
    for permission in wanted:
        grants.get_or_create(group=group, permission=permission, **where)
