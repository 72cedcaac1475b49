"""Photos and interests are added to a need."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from engagement.associations.roles import Act
from engagement.media.uploads import keep_picture
from engagement.needs.actions import edit_need
from engagement.needs.actions.picturing import EnoughPhotos, add_photo
from engagement.needs.actions.picturing import drop_photo as take_away
from engagement.people.http import SignedIn
from engagement.web.associations.access import need_of
from engagement.web.associations.need_forms import InterestsForm, PhotoForm


@login_required
def photo(request: SignedIn, slug: str, need_slug: str) -> HttpResponse:
    """Give a need its photo, or one more."""
    need = need_of(request, slug, need_slug, Act.EDIT)
    form = PhotoForm(request.POST or None, request.FILES or None)
    if not form.is_valid():
        context = {"association": need.association, "need": need, "form": form}
        return render(request, "associations/photo.html", context)
    try:
        with transaction.atomic():
            picture = keep_picture(
                file=form.cleaned_data["photo"],
                title=need.title,
                description=form.cleaned_data["words"],
                by=request.user,
            )
            add_photo(need=need, by=request.user, picture=picture)
    except EnoughPhotos:
        messages.error(request, _("Ce besoin a déjà cinq photos : retirez-en une d’abord."))
    else:
        messages.success(request, _("La photo est en place."))
    return redirect("associations:edit_need", slug, need.slug)


@login_required
@require_POST
def drop_photo(request: SignedIn, slug: str, need_slug: str, pk: int | None = None) -> HttpResponse:
    """Show a need without its first photo, or without this other one."""
    need = need_of(request, slug, need_slug, Act.EDIT)
    other = get_object_or_404(need.photos, pk=pk) if pk else None
    take_away(need=need, by=request.user, photo=other)
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
