from engagement.people.models.accounts import Account
from engagement.people.models.addresses import AddressChange
from engagement.people.models.claims import ClaimCode
from engagement.people.models.joins import GuestJoin
from engagement.people.models.kiosks import Kiosk
from engagement.people.models.mandates import Mandate
from engagement.people.models.papers import PaperCampaign, PaperForm
from engagement.people.models.postings import ResidentPosting
from engagement.people.models.relays import Outing, RelayRight
from engagement.people.models.residents import Channel, ConsentRecord, Resident

__all__ = [
    "Account",
    "AddressChange",
    "Channel",
    "ClaimCode",
    "ConsentRecord",
    "GuestJoin",
    "Kiosk",
    "Mandate",
    "Outing",
    "PaperCampaign",
    "PaperForm",
    "RelayRight",
    "Resident",
    "ResidentPosting",
]
