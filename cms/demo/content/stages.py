"""How the demo's initiatives came to their stage: so many days ago, with a word each."""

LIVES = {
    "announced": (("announced", 9),),
    "preparing": (("announced", 74), ("preparing", 31)),
    "under_way": (("announced", 196), ("preparing", 150), ("under_way", 88)),
    "finished": (
        ("announced", 430),
        ("preparing", 391),
        ("under_way", 318),
        ("finished", 24),
    ),
}

WORDS = {
    "preparing": "Une première réunion a réuni les volontaires : les rôles se répartissent.",
    "under_way": "C’est parti : les premiers coups de main ont été donnés.",
    "finished": "Le résultat est là. Merci à toutes celles et à tous ceux qui sont venus.",
}
