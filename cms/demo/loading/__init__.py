"""How the demo's content becomes rows, one kind of row after another.

Written at once, with dates in the past and without messages: nobody is told of what did not
happen. Each row is marked with SOURCE and its key; a row without the mark is never changed.
"""

SOURCE = "demo"
MAIL_DOMAIN = "demo.example"  # reserved by RFC 2606: nobody can be written to there
CHUNK = 1_000
