"""Messages come from the city's own platform, under the name that it gave it."""

import pytest

from engagement.city import kept
from engagement.outbox.rendering import render_template

VALUES = {"inviter": "Coup de main Anne", "role": "accueil"}


@pytest.fixture
def named():
    kept.remember(kept.Shown(name="L'entraide <du port>"))
    yield
    kept.forget()


def test_under_its_own_name_the_city_signs_and_says_why(named):
    message = render_template("team_role", "fr", VALUES)
    assert "—\nL'entraide <du port>\nVous recevez" in message.text
    assert "avec la ville sur L'entraide <du port>." in message.text
    assert message.html.count("L&#x27;entraide &lt;du port&gt;") == 2
    # What people wrote stays as they wrote it.
    assert "Coup de main Anne" in message.text
    english = render_template("team_role", "en", VALUES)
    assert english.text.rstrip().endswith("L'entraide <du port>.")


@pytest.mark.django_db
def test_without_one_it_is_the_platform_s():
    message = render_template("team_role", "fr", VALUES)
    assert "—\nCoup de main\nVous recevez" in message.text
    assert message.text.rstrip().endswith("sur Coup de main.")
