from engagement.people.models.accounts import Account
from engagement.people.models.postings import ResidentPosting
from engagement.people.models.residents import Channel, ConsentRecord, Resident

__all__ = ["Account", "Channel", "ConsentRecord", "Resident", "ResidentPosting"]
