"""An association writes to those who come to a shift, to all or to one."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from engagement.associations.roles import Act
from engagement.base.moments import moment_of
from engagement.needs.actions.writing import TooManyMessages, WritingClosed, write_to_people
from engagement.needs.models import Shift, ShiftMessage, SignUp
from engagement.needs.wording import when_of
from engagement.people.http import SignedIn
from engagement.people.names import first_name
from engagement.web.associations.access import refuse_while_suspended, shift_of
from engagement.web.associations.day_forms import WritingForm


@login_required
def write(
    request: SignedIn, slug: str, need_slug: str, shift: int, signup: int | None = None
) -> HttpResponse:
    """Show what was written about a shift, to all or with one person, and write."""
    wanted = shift_of(request, slug, need_slug, shift, Act.WRITE, says_why=True)
    to = one_of(wanted, signup) if signup else None
    form = WritingForm(request.POST or None)
    if wanted.need.association.is_suspended:
        refuse_while_suspended(form)
    if not form.is_valid():
        return render(request, "associations/write.html", context_of(wanted, to, form))
    try:
        write_to_people(shift=wanted, by=request.user, text=form.cleaned_data["text"], signup=to)
        messages.success(request, _("C’est envoyé. Les réponses arrivent ici et par message."))
    except TooManyMessages:
        messages.warning(
            request, _("Assez de messages pour aujourd’hui : rassemblez le reste pour demain.")
        )
    except WritingClosed:
        messages.warning(
            request,
            _(
                "On ne peut plus écrire : la personne ne vient plus, ou le créneau est passé "
                "depuis longtemps."
            ),
        )
    return redirect(request.path)


def one_of(shift: Shift, signup: int) -> SignUp:
    """Return somebody who signed up here, or did; Http404 for anybody else."""
    return get_object_or_404(shift.signups.select_related("resident"), pk=signup)


def context_of(shift: Shift, to: SignUp | None, form: WritingForm) -> dict[str, Any]:
    rows = ShiftMessage.objects.filter(shift=shift).select_related("signup__resident")
    said = [row for row in rows if to is None or row.signup_id in (None, to.pk)]
    return {
        "association": shift.need.association,
        "need": shift.need,
        "shift": shift,
        "when": when_of(shift),
        "to": first_name(to.resident) if to else "",
        "expected": SignUp.objects.confirmed().filter(shift=shift).count(),
        "said": [told(row, shift, alone=to is not None) for row in said],
        "form": form,
    }


def told(row: ShiftMessage, shift: Shift, *, alone: bool) -> dict[str, Any]:
    """Return one message as a line of the thread; `alone`, the answer is the form below it."""
    who = first_name(row.signup.resident) if row.signup else _("tout le monde")
    words = _("De %(who)s") if row.from_resident else _("À %(who)s")
    slugs = [shift.need.association.slug, shift.need.slug, shift.pk]
    answers = row.from_resident and not alone
    return {
        "title": words % {"who": who},
        "at": moment_of(row.at),
        "text": row.text,
        "is_own": not row.from_resident,
        "answer_url": reverse("associations:write_to_one", args=[*slugs, row.signup_id])
        if answers
        else "",
    }
