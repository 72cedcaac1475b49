"""The command brings a database up to date only where it lags behind."""

from unittest.mock import patch

import pytest
from django.core.management import call_command

COMMAND = "cms.demo.management.commands.load_demo"


@pytest.fixture
def calls():
    with (
        patch(f"{COMMAND}.load", return_value={}),
        patch(f"{COMMAND}.call_command") as call,
    ):
        yield call


@pytest.mark.django_db
def test_a_database_up_to_date_is_left_alone(calls, capsys):
    call_command("load_demo", "--migrate", "--json")
    calls.assert_not_called()


@pytest.mark.django_db
def test_a_database_behind_is_migrated_first(calls, capsys):
    with patch(f"{COMMAND}.MigrationExecutor.migration_plan", return_value=[("needs", False)]):
        call_command("load_demo", "--migrate", "--json")
    calls.assert_called_once_with("migrate", verbosity=0)
