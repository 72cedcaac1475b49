"""What the demo city says: quartiers, associations, needs, initiatives, people.

Plain data, no model and no database. Dates are relative to today, so the city never grows old.
"""
