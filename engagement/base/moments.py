"""Days and times in words, in the active language and the city’s time."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


def day_of(moment: date) -> str:
    """Return « jeudi 1er avril 2027 » of a local day or time; this year goes without saying."""
    first = moment.day == 1
    if moment.year == timezone.localdate().year:
        return date_format(moment, _("l j\\e\\r F") if first else _("l j F"))
    return date_format(moment, _("l j\\e\\r F Y") if first else _("l j F Y"))


def moment_of(moment: datetime) -> str:
    """Return « samedi 5 décembre à 18 h », in the city's time."""
    local = timezone.localtime(moment)
    return _("%(day)s à %(time)s") % {"day": day_of(local), "time": time_of(local)}


def time_of(moment: datetime) -> str:
    """Return « 9 h 30 », « 12 h » (in English « 9:30 »), with no-break spaces."""
    if moment.minute:
        return date_format(moment, _("G \\h i"))
    return date_format(moment, _("G \\h"))
