"""Numbered forms on paper: printed many at a time, each typed in once."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from engagement.base.codes import is_code, new_code, tidy
from engagement.people.models import Account, Channel, PaperCampaign, PaperForm, Resident
from engagement.people.registering import register_resident

MOST_FORMS = 100  # of one campaign: one file of so many sheets


@transaction.atomic
def make_campaign(*, title: str, forms: int, by: Account) -> PaperCampaign:
    """Return a campaign with so many numbered forms, at most MOST_FORMS."""
    campaign = PaperCampaign.objects.create(title=title, by=by)
    numbers: set[str] = set()
    while len(numbers) < forms:
        numbers.add(new_code())
    PaperForm.objects.bulk_create(PaperForm(campaign=campaign, number=one) for one in numbers)
    return campaign


def form_of(typed: str) -> PaperForm | None:
    """Return the form of a number as people type it; None where there is none."""
    number = tidy(typed)
    if not is_code(number):
        return None
    return PaperForm.objects.select_related("campaign", "resident").filter(number=number).first()


@transaction.atomic
def type_in(
    *, form: PaperForm, by: Account, place: str, **said: Any
) -> tuple[Resident | None, bool]:
    """Register whoever filled the form in; return her and whether this was the first time.

    `said` is what `register_resident` takes. Typed again, by anybody and at once, it changes
    nothing: the compare-and-set on the form comes first. Erased since, she is None.
    """
    untyped = PaperForm.objects.filter(pk=form.pk, typed_at=None)
    if not untyped.update(typed_at=timezone.now(), by=by):
        form.refresh_from_db()
        return form.resident, False
    resident = register_resident(by=by, place=place, channel=Channel.PAPER, **said)
    PaperForm.objects.filter(pk=form.pk).update(resident=resident)
    return resident, True
