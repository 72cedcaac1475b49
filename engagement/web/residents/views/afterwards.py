"""What a resident says: a word to the association, and afterwards how it was."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from engagement.base.links import BadLink, Link, read_value
from engagement.base.moments import moment_of
from engagement.media.uploads import keep_picture
from engagement.needs.actions.telling import leave_word
from engagement.needs.actions.writing import (
    TooManyMessages,
    WhileSuspended,
    WritingClosed,
    answer_association,
    may_write,
)
from engagement.needs.models import ShiftMessage, SignUp, Testimonial
from engagement.needs.wording import when_of
from engagement.people.http import SignedIn
from engagement.people.models import Account
from engagement.web.residents.testimonial_forms import TestimonialForm
from engagement.web.residents.views.signups import sign_up_of
from engagement.web.residents.writing_forms import AnswerForm


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: SignedIn, pk: int) -> HttpResponse:
    """Show what the association wrote to her, and let her answer, with her account."""
    signup = get_object_or_404(sign_ups(), pk=pk, resident__account=request.user)
    back = reverse("residents:signed_up", args=[pk])
    return thread_of(request, signup, back, by=request.user)


@require_http_methods(["GET", "HEAD", "POST"])
def thread_link(request: HttpRequest, code: str) -> HttpResponse:
    """Show the same by the link of a message."""
    back = reverse("residents:sign_up_link", args=[code])
    return thread_of(request, sign_up_of(code), back, by=None)


def sign_ups() -> QuerySet[SignUp]:
    return SignUp.objects.select_related("resident", "shift__need__association")


def testified_by(code: str) -> SignUp:
    """Return the sign-up whose word a private link asks for; Http404 for any other code."""
    try:
        return get_object_or_404(sign_ups(), pk=read_value(Link.TESTIMONIAL, code))
    except BadLink as error:
        raise Http404 from error


def thread_of(
    request: HttpRequest, signup: SignUp, back_url: str, *, by: Account | None
) -> HttpResponse:
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        answer(request, signup, form.cleaned_data["text"], by)
        return redirect(request.path)
    shift = signup.shift
    context = {
        "nav": "for_me",
        "signup": signup,
        "back_url": back_url,
        "when": when_of(shift),
        "said": [line(row, signup) for row in ShiftMessage.objects.read_by(signup)],
        "form": form,
        "may_write": may_write(shift, signup),
    }
    return render(request, "residents/thread.html", context)


def answer(request: HttpRequest, signup: SignUp, text: str, by: Account | None) -> None:
    """Send what she wrote, and say what became of it."""
    try:
        answer_association(signup=signup, by=by, text=text)
        messages.success(request, _("C’est envoyé à l’association, sans votre adresse."))
    except TooManyMessages:
        messages.warning(request, _("Assez de messages pour aujourd’hui : réessayez demain."))
    except WhileSuspended:
        messages.warning(request, _("L’association est suspendue : elle ne reçoit rien ici."))
    except WritingClosed:
        messages.warning(request, _("On ne peut plus écrire au sujet de ce créneau."))


def line(row: ShiftMessage, signup: SignUp) -> dict[str, Any]:
    association = signup.shift.need.association.name
    title = _("Vous") if row.from_resident else association
    return {
        "title": title,
        "at": moment_of(row.at),
        "text": row.text,
        "is_own": row.from_resident,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def testimonial(request: HttpRequest, code: str) -> HttpResponse:
    """Let somebody who came leave a word and a photo; her link is her proof."""
    signup = testified_by(code)
    if signup.attendance != SignUp.Attendance.CAME:
        raise Http404
    said = Testimonial.objects.filter(signup=signup).first() or Testimonial(signup=signup)
    form = TestimonialForm(request.POST or None, request.FILES or None, instance=said)
    if form.is_valid():
        keep_word(signup, form)
        messages.success(request, _("Merci pour votre mot !"))
        return redirect(request.path)
    context = {"signup": signup, "when": when_of(signup.shift), "form": form, "said": said}
    return render(request, "residents/testimonial.html", context)


@transaction.atomic
def keep_word(signup: SignUp, form: TestimonialForm) -> None:
    """Keep the photo, if any, and the word."""
    facts = form.cleaned_data
    photo = facts["photo"] and keep_picture(
        file=facts["photo"],
        title=signup.shift.need.title,
        description=facts["photo_words"],
        by=None,
    )
    leave_word(
        signup=signup,
        by=None,
        text=facts["text"],
        may_be_shown=facts["may_be_shown"],
        picture=photo or None,
    )
