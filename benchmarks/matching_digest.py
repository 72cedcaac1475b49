"""The weekly letter of a whole city: from reading postings to the last allocation.

It runs what `send_digest` runs before it writes, and counts every cap, consent and repeat that the
result violates, asked of the tables again by other statements.
"""

import argparse
import resource
import time
from collections import Counter
from typing import TYPE_CHECKING

from _bench import figure, own_database

if TYPE_CHECKING:
    from engagement.matching.sharing import Sharing

NAME = "matching_digest"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--residents", type=int, default=50_000)
    parser.add_argument("--needs", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", default="", help="name of a city that is kept for other runs")
    options = parser.parse_args()
    with own_database(options.keep):
        # Only now: models need the applications.
        from _synthetic_city import REMOTE, load_once
        from django.conf import settings

        settings.DEBUG = False  # every query would be kept
        load_once(options.residents, options.needs, seed=options.seed, remote=REMOTE)
        run()


def run() -> None:
    from engagement.matching.city import City
    from engagement.matching.sharing import share_out

    before = peak_mb()
    began, worked = time.perf_counter(), time.process_time()
    city = City()
    crowd, offers = city.crowd(), city.offers()
    read = time.perf_counter()
    sharing = share_out(city, crowd, offers)
    ended, own = time.perf_counter(), time.process_time() - worked
    figure(NAME, "digest", "seconds", round(ended - began, 2), "s")
    figure(NAME, "digest", "cpu_seconds", round(own, 2), "s")
    figure(NAME, "digest", "reading_seconds", round(read - began, 2), "s")
    figure(NAME, "digest", "peak_mb", round(peak_mb()), "MB")
    figure(NAME, "digest", "loader_peak_mb", round(before), "MB")
    figure(NAME, "digest", "residents", len(sharing.people), "residents")
    figure(NAME, "digest", "suggestions", int(sharing.chosen.sum()), "suggestions")
    helped = len(set(sharing.needs[sharing.chosen].tolist()))
    figure(NAME, "digest", "needs_helped", round(helped / max(1, len(offers.keys)), 4), "share")
    figure(NAME, "digest", "violations", violations(sharing), "violations")


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def violations(sharing: "Sharing") -> int:
    """Return how many rules the allocation breaks, each resident and need read again."""
    from engagement.matching.models import Suggestion
    from engagement.needs.models import Need
    from engagement.people.models import Resident

    lately = Counter(Suggestion.objects.sent_within(30).values_list("resident", flat=True))
    tired = set(Suggestion.objects.sent_within(3).values_list("resident", flat=True))
    asked = set(Suggestion.objects.values_list("resident", "need"))
    takers = Resident.objects.taking_suggestions().exclude(email="")
    caps = dict(takers.values_list("pk", "monthly_cap"))
    open_now = set(Need.objects.open().values_list("pk", flat=True))
    keys, needs = sharing.crowd.keys.tolist(), sharing.offers.keys.tolist()
    wrong = 0
    for person in sharing.people.tolist():
        key = keys[person]
        given = [needs[need] for need, _chance in sharing.pairs_of(person)]
        wrong += key not in caps or key in tired
        wrong += len(given) > min(3, caps.get(key, 0) - lately[key])
        wrong += len(set(given)) < len(given)
        wrong += sum(need not in open_now or (key, need) in asked for need in given)
    return wrong


if __name__ == "__main__":
    main()
