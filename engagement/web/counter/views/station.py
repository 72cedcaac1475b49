"""A screen becomes a kiosk, and is given back with a PIN."""

from allauth.core import ratelimit
from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from engagement.people.http import posted
from engagement.people.kiosks import close_kiosk, open_kiosk
from engagement.people.models.kiosks import LIFE
from engagement.web.counter.access import Served, serves
from engagement.web.counter.forms import TYPED
from engagement.web.counter.visits import STATION, AtKiosk, at_kiosk

PIN = forms.RegexField(
    r"^[0-9]{4,8}$",
    label=_("Code pour quitter la borne"),
    error_messages={"invalid": _("Quatre à huit chiffres.")},
    widget=forms.PasswordInput(attrs=TYPED | {"inputmode": "numeric"}),
)


class OpenForm(forms.Form):
    place = forms.CharField(label=_("Où est la borne"), max_length=80)
    pin = PIN


class CloseForm(forms.Form):
    pin = PIN


@serves
@require_http_methods(["GET", "HEAD", "POST"])
def open_station(request: Served) -> HttpResponse:
    """Lock this screen: its session is nobody's account any more."""
    form = OpenForm(posted(request), initial={"place": request.attendant.place})
    if form.is_valid():
        kiosk = open_kiosk(**form.cleaned_data, by=request.user)
        logout(request)
        request.session[STATION] = kiosk.pk
        request.session.set_expiry(LIFE)
        return redirect("counter:kiosk")
    return render(request, "counter/open_kiosk.html", {"nav": "counter", "form": form})


@at_kiosk
@require_http_methods(["GET", "HEAD", "POST"])
def close_station(request: AtKiosk) -> HttpResponse:
    """Unlock the screen with the PIN; the next page asks who signs in."""
    form = CloseForm(posted(request))
    key = str(request.kiosk.pk)
    if not ratelimit.consume(request, action="kiosk_pin", key=key, dry_run=True):
        form = CloseForm()
        messages.error(request, _now("Trop d’essais. Attendez dix minutes."))
    elif form.is_valid():
        if close_kiosk(kiosk=request.kiosk, pin=form.cleaned_data["pin"]):
            request.session.flush()
            return redirect("counter:index")
        ratelimit.consume(request, action="kiosk_pin", key=key)
        form.add_error("pin", _("Ce n’est pas le bon code."))
    return render(request, "counter/kiosk/close.html", {"form": form})
