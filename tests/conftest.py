"""What every test stands on: the fixed cast, a closed network, both databases."""

import gc
import socket
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from django.test.utils import teardown_databases
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from wagtail.contrib.forms.utils import get_form_types

from engagement.city import kept as kept_face
from engagement.matching import kept, rules
from engagement.matching.score import Rules
from engagement.people.models import Account
from tests import factories
from tests.databases import create_test_database
from tests.sharing import LongFirst

LOOPBACK = {"127.0.0.1", "::1", "localhost"}
# Nothing is held to a time: two busy cores are no fault. CI=1 draws the same examples each time.
hypothesis_settings.register_profile(
    "patient", hypothesis_settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("patient")
#: For gc.set_threshold: objects more than before, generations.
RARELY = (500_000, 20, 100)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log) -> LongFirst | None:
    """Share the tests out as tests/sharing.py says, unless --dist asks for another way."""
    return LongFirst(config, log) if config.getvalue("dist") == "load" else None


def pytest_collection_finish() -> None:
    """Look for garbage rarely, never among what the imports made: migrating takes a third less."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*RARELY)


@pytest.fixture(autouse=True, scope="session")
def closed_network() -> Iterator[None]:
    """Refuse every connection that leaves this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            raise AssertionError(f"a test reached for the network: {address}")
        connect(self, address)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", guarded)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment,
    django_db_blocker,
    django_db_modify_db_settings,
    django_db_keepdb,
    django_db_createdb,
) -> Iterator[None]:
    """Begin with a copy of the migrated database (tests/databases.py)."""
    with django_db_blocker.unblock():
        made = create_test_database(reuse=django_db_keepdb and not django_db_createdb)
    yield
    if not django_db_keepdb:
        with django_db_blocker.unblock():
            teardown_databases(made, verbosity=0)


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    """Begin each test in French: a request in English leaves its thread in English."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(autouse=True)
def default_rules() -> Iterator[None]:
    """Score with the rules of the code: what another test stored is not remembered."""
    rules.remember(Rules())
    yield
    rules.forget()


@pytest.fixture(autouse=True)
def fresh_city() -> None:
    """Forget what the process kept of the city of another test."""
    get_form_types.cache_clear()  # a test that empties the database gives them other numbers
    kept.forget()
    kept_face.remember(kept_face.Shown())


def client_of(account: Account) -> Client:
    """Return a client signed in as this account."""
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


# The fixed cast: Ines lives in Petite-Synthe and likes nature; Omar does not take suggestions.
# Treize is an association with an owner (Odile), Voisine is another one with hers (Viviane).


@pytest.fixture
def petite_synthe(db):
    return factories.NeighbourhoodFactory(name="Petite-Synthe", lat=51.017, lon=2.348)


@pytest.fixture
def malo(db):
    return factories.NeighbourhoodFactory(name="Malo-les-Bains", lat=51.045, lon=2.3935)


@pytest.fixture
def nature(db):
    return factories.domain("environnement")


@pytest.fixture
def ines(petite_synthe, nature):
    return factories.ResidentFactory(
        name="Inès", neighbourhood=petite_synthe, interests=[nature], consenting=True
    )


@pytest.fixture
def omar(malo, nature):
    return factories.ResidentFactory(name="Omar", neighbourhood=malo, interests=[nature])


@pytest.fixture
def odile(db):
    return factories.AccountFactory(email="odile@treize.example")


@pytest.fixture
def treize(petite_synthe, odile):
    return factories.AssociationFactory(
        name="Les Treize Jardins", neighbourhood=petite_synthe, owner=odile
    )


@pytest.fixture
def viviane(db):
    return factories.AccountFactory(email="viviane@voisine.example")


@pytest.fixture
def voisine(malo, viviane):
    return factories.AssociationFactory(name="La Voisine", neighbourhood=malo, owner=viviane)


@pytest.fixture
def officer(db):
    return factories.OfficerFactory(email="officier@ville.example")


@pytest.fixture
def clean_up(treize, petite_synthe, nature):
    """A published need of Treize in Petite-Synthe, one shift to come with ten places."""
    return factories.NeedFactory(
        title="Ramasser les déchets du lac",
        association=treize,
        neighbourhood=petite_synthe,
        interests=[nature],
        shifts=[10],
    )
