"""Lists of people that an association takes away, as it may see them on its pages."""

from collections.abc import Iterator

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_list_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from engagement.associations.roles import Act
from engagement.base.sheets import CSV, XLSX, Cell, csv_bytes, xlsx_bytes
from engagement.needs.models import Need, Question, Shift
from engagement.needs.wording import when_of
from engagement.people.http import SignedIn
from engagement.web.associations.access import need_of
from engagement.web.associations.people import Person, people_of


@login_required
@require_safe
def people(request: SignedIn, slug: str, need_slug: str, kind: str) -> HttpResponse:
    """Answer with the people of a need, or of the shift that `creneau` names, as CSV or XLSX."""
    need = need_of(request, slug, need_slug, Act.EXPORT)
    rows = list(table(need, shifts_asked(request, need)))
    if kind not in ("csv", "xlsx"):
        raise Http404
    if kind == "csv":
        response = HttpResponse(csv_bytes(rows), content_type=CSV)
    else:
        response = HttpResponse(xlsx_bytes(rows, need.title), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{need.slug}.{kind}"'
    response["Cache-Control"] = "private, no-store"
    return response


def shifts_asked(request: SignedIn, need: Need) -> list[Shift]:
    """Return the shifts of the file; Http404 for one of another need."""
    shift = request.GET.get("creneau")
    if shift is None:
        return list(need.shifts.all())
    if not shift.isdecimal():
        raise Http404
    return get_list_or_404(need.shifts, pk=shift)


def table(need: Need, shifts: list[Shift]) -> Iterator[list[Cell]]:
    """Yield the header and one line a person; the same queries for any number of people."""
    questions = list(need.questions.all())
    words = {shift.pk: when_of(shift) for shift in shifts}
    yield [
        _("Créneau"),
        _("Prénom"),
        _("Places"),
        _("Présence"),
        _("Minutes"),
        _("Téléphone"),
        *(question.text for question in questions),
    ]
    for person in people_of(*shifts):
        yield line(person, words[person.signup.shift_id], questions)


def line(person: Person, when: str, questions: list[Question]) -> list[Cell]:
    answers = {answer.question_id: answer.text for answer in person.signup.answers.all()}
    return [
        when,
        person.name,
        person.signup.seats,
        person.signup.get_attendance_display(),
        person.signup.minutes,
        person.phone,
        *(answers.get(question.pk, "") for question in questions),
    ]
