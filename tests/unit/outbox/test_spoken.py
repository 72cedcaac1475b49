"""What is read aloud or printed holds no link and nothing about the e-mail."""

from engagement.outbox.spoken import plain_paragraphs


def test_links_go_with_the_line_that_announces_them_and_the_foot_goes():
    text = (
        "Bonjour Yvonne,\n\nVotre créneau change.\nQuand : samedi à 18 h\n\n"
        "Voir ce besoin :\nhttps://ville.example/i/b1/\n\n"
        "Un empêchement ? Dites-le :\nhttps://ville.example/i/s2/\n\n—\nVous recevez ce message."
    )
    assert plain_paragraphs(text) == [
        "Bonjour Yvonne,",
        "Votre créneau change.\nQuand : samedi à 18 h",
    ]
