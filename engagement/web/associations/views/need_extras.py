"""A photo and interests are added to a need."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from engagement.associations.roles import Act
from engagement.media.uploads import keep_picture
from engagement.needs.actions import edit_need
from engagement.people.http import SignedIn
from engagement.web.associations.access import need_of
from engagement.web.associations.need_forms import InterestsForm, PhotoForm


@login_required
def photo(request: SignedIn, slug: str, need_slug: str) -> HttpResponse:
    """Give a need a photo, in place of the one it has."""
    need = need_of(request, slug, need_slug, Act.EDIT)
    form = PhotoForm(request.POST or None, request.FILES or None)
    if not form.is_valid():
        context = {"association": need.association, "need": need, "form": form}
        return render(request, "associations/photo.html", context)
    picture = keep_picture(
        file=form.cleaned_data["photo"],
        title=need.title,
        description=form.cleaned_data["words"],
        by=request.user,
    )
    edit_need(need=need, by=request.user, picture=picture)
    messages.success(request, _("La photo est en place."))
    return redirect("associations:edit_need", slug, need.slug)


@login_required
@require_POST
def drop_photo(request: SignedIn, slug: str, need_slug: str) -> HttpResponse:
    """Show a need without its photo."""
    need = need_of(request, slug, need_slug, Act.EDIT)
    edit_need(need=need, by=request.user, picture=None)
    messages.success(request, _("La photo est retirée."))
    return redirect("associations:edit_need", slug, need.slug)


@login_required
@require_POST
def interests(request: SignedIn, slug: str, need_slug: str) -> HttpResponse:
    """Give a need the interests that were ticked among those its words suggest."""
    need = need_of(request, slug, need_slug, Act.EDIT)
    form = InterestsForm(need, request.POST)
    if form.is_valid():
        edit_need(need=need, by=request.user, interests=form.cleaned_data["interests"])
        messages.success(request, _("C’est enregistré."))
    else:
        messages.error(request, str(form.errors["interests"][0]))
    return redirect("associations:edit_need", slug, need.slug)
