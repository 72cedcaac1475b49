"""Where each kind of short address leads."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from cms.pages.models import InitiativePage
from cms.pages.queries import one_page_each
from engagement.associations.models import Association
from engagement.base.links import BadLink, Link, make_code, read_code
from engagement.city.modules import is_on
from engagement.events.models import Event
from engagement.ideas.models import Idea
from engagement.needs.models import Need, Shift
from engagement.web.residents.views.following import stop_following
from engagement.web.residents.views.newsletter import leave_newsletter
from engagement.web.residents.views.suggestions import unsubscribe

#: What a mail program posts to by itself (RFC 8058), with neither page nor session.
ONE_CLICK = {
    Link.UNSUBSCRIBE: unsubscribe,
    Link.LEAVE_NEWSLETTER: leave_newsletter,
    Link.UNFOLLOW: stop_following,
}


@csrf_exempt  # for the one post that it takes, from a mail program without page nor session
def follow(request: HttpRequest, code: str) -> HttpResponse:
    """Lead a short address to its page. Opening it changes nothing: mail scanners do that too.

    The one-click ends of messages are posted here and answered without a redirect (RFC 8058, 3.1).
    """
    try:
        kind, value = read_code(code)
    except BadLink as error:
        raise Http404 from error
    if request.method == "POST" and kind in ONE_CLICK:
        return ONE_CLICK[kind](request, code)
    try:
        return redirect(TARGETS[kind](code, value))
    except ValueError as error:  # a public code may say anything, also what is no key
        raise Http404 from error


def _need(code: str, value: str) -> str:
    return reverse("residents:need", args=[get_object_or_404(Need, pk=value).slug])


def _event(code: str, value: str) -> str:
    return reverse("residents:event", args=[get_object_or_404(Event, pk=value).slug])


def _idea(code: str, value: str) -> str:
    return reverse("residents:idea", args=[get_object_or_404(Idea, pk=value).slug])


def _initiative(code: str, value: str) -> str:
    """Return its page, or the list of initiatives while nobody has written one."""
    pages = one_page_each(InitiativePage.objects.filter(initiative=value))
    return pages[0].url if pages else reverse("wagtail_serve", args=["initiatives/"])


def _association_desk(code: str, value: str) -> str:
    association = get_object_or_404(Association, pk=value)
    return reverse("associations:home", args=[association.slug])


def _shift_day(code: str, value: str) -> str:
    shift = get_object_or_404(Shift.objects.select_related("need__association"), pk=value)
    slugs = [shift.need.association.slug, shift.need.slug]
    return reverse("associations:day", args=[*slugs, shift.pk])


def _for_me(code: str, value: str) -> str:
    return reverse("residents:for_me" if is_on("matching") else "residents:needs")


def _calendar(code: str, value: str) -> str:
    return reverse("residents:agenda_link", args=[make_code(Link.SIGN_UP, value)])


TARGETS: dict[Link, Callable[[str, str], str]] = {
    Link.NEED: _need,
    Link.EVENT: _event,
    Link.IDEA: _idea,
    Link.INITIATIVE: _initiative,
    Link.ASSOCIATION_DESK: _association_desk,
    Link.SHIFT_DAY: _shift_day,
    Link.FOR_ME: _for_me,
    Link.RULES: lambda code, value: reverse("residents:rules"),
    Link.SIGN_UP: lambda code, value: reverse("residents:sign_up_link", args=[code]),
    Link.CALENDAR: _calendar,
    Link.INVITATION: lambda code, value: reverse("associations:invitation", args=[code]),
    Link.AGENDA: lambda code, value: reverse("residents:agenda_feed", args=[code]),
    Link.FRIEND: lambda code, value: reverse("residents:friend", args=[code]),
    Link.ADDRESS: lambda code, value: reverse("residents:address_link", args=[code]),
    Link.REGISTRATION: lambda code, value: reverse("residents:registration_link", args=[code]),
    Link.TESTIMONIAL: lambda code, value: reverse("residents:testimonial", args=[code]),
    Link.UNSUBSCRIBE: lambda code, value: reverse("residents:unsubscribe", args=[code]),
    Link.LEAVE_NEWSLETTER: lambda code, value: reverse("residents:leave_newsletter", args=[code]),
    Link.UNFOLLOW: lambda code, value: reverse("residents:stop_following", args=[code]),
}
