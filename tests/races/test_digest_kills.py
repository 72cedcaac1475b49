"""The weekly letter is killed at work: nobody is written twice, nobody's share is forgotten.

The full size (ten kills) runs in benchmarks/digest_kills.py.
"""

import signal

import pytest

from engagement.matching.models import DigestRun
from engagement.outbox.models import Message
from tests import factories
from tests.races.digest_kills import outcome_of
from tests.races.processes import fork

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 60


@pytest.fixture
def small_city():
    place, nature = factories.NeighbourhoodFactory(), factories.domain("environnement")
    factories.ResidentFactory.create_batch(
        PEOPLE, account=None, email="a@exemple.example", consenting=True, neighbourhood=place
    )
    association = factories.AssociationFactory()
    for _ in range(6):
        factories.NeedFactory(
            association=association, neighbourhood=place, interests=[nature], shifts=[5]
        )


def test_a_killed_letter_is_gone_on_with(small_city, tmp_path):
    def work(*arguments):
        process = fork("tests.races.digest_worker", "5", *arguments, mail_file=tmp_path / "mail")
        process.join(300)
        return process.exitcode

    kills = [("_write_chunk", 3), ("_write_chunk", 5), ("_tell_chunk", 4)]
    for step, call in kills:
        assert work(step, str(call)) == -signal.SIGKILL
    assert 0 < Message.objects.count() < PEOPLE
    assert work() == 0
    outcome = outcome_of(kills=len(kills))
    assert (outcome.people, outcome.told) == (PEOPLE, PEOPLE)
    assert (outcome.told_twice, outcome.forgotten, outcome.left_over) == (0, 0, 0)
    assert Message.objects.count() == PEOPLE
    assert DigestRun.objects.get().state == DigestRun.State.DONE
