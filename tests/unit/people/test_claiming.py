"""A code on a receipt joins what she did at the counter to an account, once."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from engagement.base.codes import new_code, shown
from engagement.needs.actions import sign_up
from engagement.people.claiming import (
    LENGTH,
    NotClaimable,
    claim,
    could_be_code,
    digest_of,
    holder_of,
    make_claim_code,
)
from engagement.people.models import ClaimCode, Resident
from tests import factories


@pytest.fixture
def yvonne(db):
    return factories.ResidentFactory(name="Yvonne", account=None, is_self=False)


@pytest.fixture
def account(db):
    return factories.AccountFactory()


def test_her_sign_ups_are_the_account_s(yvonne, account, clean_up):
    sign_up(shift=clean_up.shifts.get(), resident=yvonne, by=None)
    mine = claim(code=shown(make_claim_code(resident=yvonne, by=None)).lower(), account=account)
    assert (mine.account, mine.is_self, mine.name) == (account, True, "Yvonne")
    assert mine.signups.count() == 1
    used = ClaimCode.objects.get()
    assert (used.account, used.resident) == (account, mine)


def test_a_code_serves_once(yvonne, account):
    code = make_claim_code(resident=yvonne, by=None)
    claim(code=code, account=account)
    with pytest.raises(NotClaimable):
        claim(code=code, account=factories.AccountFactory())


def test_a_new_code_kills_the_lost_one(yvonne, account):
    lost, found = (make_claim_code(resident=yvonne, by=None) for _ in range(2))
    with pytest.raises(NotClaimable):
        claim(code=lost, account=account)
    assert claim(code=found, account=account)


def test_a_code_is_good_for_a_year_and_no_more_than_thirteen_months(yvonne, account):
    code = make_claim_code(resident=yvonne, by=None)
    with time_machine.travel(timezone.now() + timedelta(days=365)):
        assert holder_of(code) == yvonne
    with time_machine.travel(timezone.now() + timedelta(days=401)), pytest.raises(NotClaimable):
        claim(code=code, account=account)


def test_the_code_is_kept_nowhere(yvonne):
    code = make_claim_code(resident=yvonne, by=None)
    assert code not in str(ClaimCode.objects.values().get())


def test_whoever_holds_an_account_is_not_taken_into_another(ines, account):
    code = make_claim_code(resident=ines, by=None)
    with pytest.raises(NotClaimable):
        claim(code=code, account=account)
    assert claim(code=code, account=ines.account) == ines


def test_a_child_of_a_family_takes_her_own_account(yvonne, ines, account):
    Resident.objects.filter(pk=yvonne.pk).update(account=ines.account)
    claim(code=make_claim_code(resident=yvonne, by=None), account=account)
    assert list(ines.account.residents.all()) == [ines]


def test_ten_thousand_guesses_hit_nobody(yvonne, account):
    code = make_claim_code(resident=yvonne, by=None)
    guesses = {new_code(LENGTH) for _ in range(10_000)} - {code}
    assert all(map(could_be_code, guesses))
    digests = [digest_of(guess) for guess in guesses]
    for at in range(0, len(digests), 500):
        assert not ClaimCode.objects.filter(digest__in=digests[at : at + 500])
    assert holder_of(code) == ClaimCode.objects.get(digest=digest_of(code)).resident == yvonne
