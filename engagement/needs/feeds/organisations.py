"""Who asks for a mission."""

import re
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from stdnum.fr import siret

from engagement.associations.models import rna_number
from engagement.base.slugs import slug_of
from engagement.needs.feeds.mission import BadMission, Organisation
from engagement.needs.feeds.values import Row, plain_text, text_of, without_tags


def read_organisation(row: Row) -> Organisation:
    """Return the organisation under the first key it has: its own, RNA, SIREN/SIRET, name."""
    name = without_tags(text_of(row, "organizationName")).strip()
    rna = text_of(row, "organizationRNA") or text_of(row, "organizationRna")
    siren = text_of(row, "organizationSiren") or text_of(row, "organizationSiret")
    siren = siren.replace(" ", "")
    keys = {
        "id": text_of(row, "organizationClientId"),
        "rna": rna,
        "siren": siren,
        "name": slug_of(name, 150),
    }
    kind = next((kind for kind, value in keys.items() if value), None)
    if kind is None:
        raise BadMission(_("organisation inconnue : ni identifiant, ni RNA, ni SIREN, ni nom"))
    website = text_of(row, "organizationUrl")
    return Organisation(
        key=f"{kind}:{keys[kind]}",
        name=name or keys[kind],
        rna=rna if re.match(rna_number.regex, rna) else "",
        siret=siren if siret.is_valid(siren) else "",
        website=website if urlsplit(website).scheme in ("http", "https") else "",
        description=plain_text(str(row.get("organizationDescription") or "")),
    )
