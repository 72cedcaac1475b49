"""What the audit finds of a shift that took place yesterday."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from engagement.base.seals import new_seal
from engagement.needs.models import Outcome, ShiftMessage, SignUp, Testimonial
from tests import factories


def yesterday(world: Any) -> dict[str, Any]:
    """A shift that is over: who came, what came of it, what was said."""
    keeper = world.treize.memberships.first().account
    start = timezone.now() - timedelta(days=1)
    past = factories.ShiftFactory(need=world.open, starts_at=start, capacity=6, taken=3)
    marked = {"marked_at": timezone.now(), "marked_by": keeper}
    expected = {"shift": past, "state": SignUp.State.CONFIRMED}
    came = SignUp.objects.create(
        resident=world.ines, attendance="came", minutes=150, **expected, **marked
    )
    for attendance in ("absent", "excused"):
        resident = factories.ResidentFactory()
        SignUp.objects.create(resident=resident, attendance=attendance, **expected, **marked)
    for attendance in ("came", ""):
        resident = factories.ResidentFactory(account=None, name="Jeanne", channel="paper")
        more = marked if attendance else {}
        SignUp.objects.create(
            resident=resident, attendance=attendance, channel="paper", **expected, **more
        )
    told = Outcome.objects.create(
        need=world.open, amount="1.2", unit="t de déchets", sentence="Le lac est propre."
    )
    word = Testimonial.objects.create(signup=came, text="Un bon moment.", may_be_shown=True)
    hidden_word = Testimonial.objects.create(
        signup=SignUp.objects.get(shift=past, channel="paper", attendance="came"),
        text="Écrivez-moi au 06 00 00 00 00.",
        may_be_shown=True,
        hidden_at=timezone.now(),
        hidden_by=keeper,
    )
    for text, words in (("Prenez des bottes.", {}), ("J’en ai.", {"from_resident": True})):
        ShiftMessage.objects.create(shift=past, signup=came, text=text, **words)
    return {
        "past": past,
        "came": came,
        "told": told,
        "word": word,
        "hidden_word": hidden_word,
        "seal": new_seal("attestation"),
    }
