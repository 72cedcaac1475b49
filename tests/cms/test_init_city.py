"""A city begins with its name and its first officer."""

import json

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Site

from engagement.people.models import Account


def init_city(capsys, *args):
    call_command("init_city", *args, "--json")
    return json.loads(capsys.readouterr().out)


def test_it_names_the_site_and_makes_the_officer(db, capsys, client):
    facts = init_city(capsys, "Dunkerque", "--officer", "Claire@ville.example")
    assert facts == {"name": "Dunkerque", "officer": "claire@ville.example", "created": True}
    assert Site.objects.get().site_name == "Dunkerque"
    account = Account.objects.get()
    assert account.has_perm("needs.change_need")
    assert not account.is_superuser
    assert "Dunkerque" in client.get("/").text


def test_again_it_changes_nothing(db, capsys):
    init_city(capsys, "Dunkerque", "--officer", "claire@ville.example")
    facts = init_city(capsys, "Dunkerque", "--officer", "claire@ville.example")
    assert not facts["created"]
    assert Account.objects.get().groups.count() == 1


def test_an_account_that_exists_becomes_officer(ines, capsys):
    facts = init_city(capsys, "Dunkerque", "--officer", ines.account.email)
    assert not facts["created"]
    assert Account.objects.get(pk=ines.account.pk).has_perm("needs.change_need")


def test_it_says_in_words_what_comes_next(db, capsys):
    call_command("init_city", "Dunkerque", "--officer", "claire@ville.example")
    assert "deuxième verrou" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "address"),
    [("", "claire@ville.example"), ("D" * 300, "claire@ville.example"), ("Dunkerque", "claire")],
)
def test_bad_input_leaves_everything_as_it_was(db, name, address):
    with pytest.raises(CommandError):
        call_command("init_city", name, "--officer", address)
    assert not Account.objects.exists()
    assert Site.objects.get().site_name == ""
