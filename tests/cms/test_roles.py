"""The groups hold exactly the rights that the roles say."""

import pytest
from django.contrib.auth.models import Group, Permission

from cms.desk.groups import ensure_roles, permissions
from cms.desk.roles import ROLES, Editor, Officer


def names(rights):
    return {f"{right.content_type.app_label}.{right.codename}" for right in rights}


@pytest.mark.parametrize("role", ROLES)
def test_every_right_of_a_role_exists(db, role):
    for wanted in (role.rights, role.pages, role.files):
        assert names(permissions(wanted)) == set(wanted)


@pytest.mark.parametrize("role", ROLES)
def test_the_group_has_the_rights_of_its_role_and_no_other(db, role):
    group = Group.objects.get(name=role.name)
    assert names(group.permissions.all()) == set(role.rights)
    assert names(grant.permission for grant in group.page_permissions.all()) == set(role.pages)
    assert names(grant.permission for grant in group.collection_permissions.all()) == set(
        role.files
    )


def test_a_right_given_by_hand_is_taken_back(db):
    group = Group.objects.get(name=Editor.name)
    group.permissions.add(Permission.objects.get(codename="change_account"))
    ensure_roles()
    assert names(group.permissions.all()) == set(Editor.rights)


def test_nobody_may_delete_or_change_accounts():
    rights = set(Officer.rights) - {"desk.delete_reasonsnippet"}  # her own ready sentences
    assert not any("account" in right or "delete_" in right for right in rights)
