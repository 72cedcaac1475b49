"""What came of the past, and the words of some who came; written once, then moved with it."""

from cms.demo.content.results import RESULTS, WORDS
from cms.demo.loading import SOURCE
from cms.demo.loading.city import City
from cms.demo.loading.past import PREFIX
from engagement.needs.models import Need, Outcome, SignUp, Testimonial


def load_results(city: City) -> None:
    """Tell what came of each season of some needs, and what was said of the latest."""
    if Outcome.objects.filter(need__source=SOURCE).exists():
        return
    past = Need.objects.filter(source=SOURCE, source_id__startswith=f"{PREFIX}:")
    needs = {need.source_id: need for need in past.prefetch_related("shifts")}
    for key, results in RESULTS.items():
        for season, result in enumerate(results):
            need = needs[f"{PREFIX}:{key}:{season}"]
            last = max(shift.ends_at for shift in need.shifts.all() if shift.ends_at)
            Outcome.objects.create(
                need=need, told_at=last, by=city.accounts[_keeper(need)], **result._asdict()
            )
        _say(needs[f"{PREFIX}:{key}:0"], WORDS.get(key, ()))


def _keeper(need: Need) -> str:
    return need.association.source_id


def _say(need: Need, words: tuple[str, ...]) -> None:
    """Let the first who came to a need say these words, the day after, for all to read."""
    came = SignUp.objects.filter(shift__need=need, attendance=SignUp.Attendance.CAME)
    speakers = came.select_related("shift").order_by("pk")
    Testimonial.objects.bulk_create(
        Testimonial(signup=signup, text=text, may_be_shown=True, written_at=signup.marked_at)
        for signup, text in zip(speakers, words, strict=False)
        if signup.marked_at
    )
