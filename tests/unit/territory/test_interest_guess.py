"""What a text is likely about: offered to who posts it, with the words that say so."""

import pytest

from engagement.territory import interest_data, interest_words
from engagement.territory.interest_guess import suggest_interests
from engagement.territory.models import Interest


def codes(kind, title, text=""):
    return [guess.code for guess in suggest_interests(title, text) if guess.kind == kind]


def domains(title, text=""):
    return codes(Interest.Kind.DOMAIN, title, text)


def activities(title, text=""):
    return codes(Interest.Kind.ACTIVITY, title, text)


@pytest.mark.parametrize(
    ("title", "domain", "activity"),
    [
        ("Désherber le potager partagé", "environnement", "jardinage"),
        ("Aide aux devoirs pour des collégiens", "education", "soutien-scolaire"),
        ("Promener les chiens du refuge", "animaux", "soins-animaux"),
        ("Ravitailler les coureurs du marathon", "sport", None),
        (
            "Maraude du jeudi : servir des repas aux sans-abri",
            "solidarite-insertion",
            "distribution",
        ),
        ("Tenir les comptes : trésorière ou trésorier", "gestion-finance-droit", None),
        ("Apprendre l’ordinateur aux aînés", "numerique", "informatique"),
    ],
)
def test_a_plain_title_is_understood(title, domain, activity):
    assert domain in domains(title)
    assert activity is None or activity in activities(title)


@pytest.mark.parametrize("text", ["", "Venez nombreux samedi !", "🎉🎉", "<p></p>"])
def test_without_a_clue_nothing_is_offered(text):
    assert suggest_interests(text, text) == []


def test_a_few_are_offered_at_most():
    everything = " ".join([*interest_words.DOMAINS.values(), *interest_words.ACTIVITIES.values()])
    assert len(domains(everything)) <= 2
    assert len(activities(everything)) <= 3


def test_each_guess_shows_the_words_that_speak_for_it():
    first = suggest_interests("Plantation de haies", "Nous plantons 200 arbres dans la forêt.")[0]
    assert first.code == "environnement"
    assert set(first.because) >= {"plantation", "haies", "forêt"}


def test_the_title_tells_more_than_the_text():
    assert domains("Tournoi de football", "Le musée est à côté.")[0] == "sport"
    assert domains("Visite du musée", "Le tournoi de football est à côté.")[0] == "culture-loisirs"


def test_a_word_said_again_and_again_does_not_drown_the_others():
    assert domains("Concert de la chorale", "foot " * 20)[0] == "culture-loisirs"


def test_markup_is_not_read():
    assert suggest_interests("", '<a class="sport" href="/football/">ici</a>') == []


@pytest.mark.parametrize(
    ("lists", "table"),
    [
        (interest_words.DOMAINS, interest_data.DOMAINS),
        (interest_words.ACTIVITIES, interest_data.ACTIVITIES),
    ],
)
def test_every_interest_but_other_has_its_words(lists, table):
    assert set(lists) == {code for code, *_labels in table} - {"autre"}
