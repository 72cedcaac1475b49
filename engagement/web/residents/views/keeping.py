"""What she keeps for later, and the link by which she asks friends along."""

from urllib.parse import quote, urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from engagement.base.links import BadLink, Link, make_link, read_value
from engagement.needs.actions.keeping import forget_need, friend_link, save_need
from engagement.needs.cards import for_cards
from engagement.needs.models import FriendLink, Need, SavedNeed
from engagement.people.actions import resident_of
from engagement.people.http import SignedIn
from engagement.people.names import first_name
from engagement.web.residents.pending import FRIEND
from engagement.web.residents.queries import need_cards


@require_POST
def keep(request: HttpRequest, slug: str) -> HttpResponse:
    """Put a need aside, or take it off the list with `forget`."""
    page = reverse("residents:need", args=[slug])
    if not request.user.is_authenticated:
        return redirect(f"{reverse('account_login')}?{urlencode({'next': page})}")
    need = get_object_or_404(Need.objects.published(), slug=slug)
    resident = resident_of(request.user)
    if "forget" in request.POST:
        forget_need(resident=resident, need=need, by=request.user)
        messages.success(request, _("C’est retiré de vos besoins gardés."))
    else:
        save_need(resident=resident, need=need, by=request.user)
        messages.success(request, _("C’est gardé : vous le retrouvez dans votre espace."))
    return redirect(page)


@login_required
@require_safe
def saved(request: SignedIn) -> HttpResponse:
    """List what she keeps, the latest first; what is over or withdrawn is told apart."""
    kept = SavedNeed.objects.filter(resident=resident_of(request.user)).values_list("need")
    needs = for_cards(Need.objects.filter(pk__in=kept, state=Need.State.PUBLISHED))
    gone = Need.objects.filter(pk__in=kept).exclude(state=Need.State.PUBLISHED)
    context = {"nav": "account", "cards": need_cards(needs, request.user), "gone": gone}
    return render(request, "residents/saved.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def friends(request: SignedIn, slug: str) -> HttpResponse:
    """Make and show the link that asks friends to a need; how many came by it."""
    need = get_object_or_404(Need.objects.published(), slug=slug)
    resident = resident_of(request.user)
    if request.method == "POST":
        friend_link(resident=resident, need=need, by=request.user)
        return redirect("residents:friends", slug)
    link = FriendLink.objects.filter(resident=resident, need=need).first()
    context = {"nav": "needs", "need": need, "link": link, "name": first_name(resident)}
    if link:
        address = make_link(Link.FRIEND, link.pk)
        words = _("Viens avec moi : %(need)s. %(link)s") % {"need": need.title, "link": address}
        query = urlencode({"subject": need.title, "body": words}, quote_via=quote)
        context |= {"words": words, "mail": f"mailto:?{query}", "sms": f"sms:?&body={quote(words)}"}
    return render(request, "residents/friends.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def friend(request: HttpRequest, code: str) -> HttpResponse:
    """Say who asks along; the button leads to the need, and only then is it remembered."""
    try:
        key = read_value(Link.FRIEND, code)
    except BadLink as error:
        raise Http404 from error
    link = get_object_or_404(FriendLink.objects.select_related("resident", "need"), pk=key)
    if request.method == "POST":
        request.session[FRIEND] = link.pk
        return redirect("residents:need", link.need.slug)
    needs = for_cards(Need.objects.published().filter(pk=link.need_id))
    context = {"name": first_name(link.resident), "cards": need_cards(needs, request.user)}
    return render(request, "residents/friend.html", context | {"need": link.need})
