"""Draws of homes: states, what can be wrong with a step, and what a check of a published draw can find (W2.2-3)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xundian.kit.moves import Moves


class DrawState(models.TextChoices):
    """How far a draw is; from the freeze on it is public, and stays so however it ends."""

    PREPARING = "preparing", pgettext_lazy("draw", "Being prepared")
    FROZEN = "frozen", pgettext_lazy("draw", "Frozen, waiting for the secrets")
    DRAWN = "drawn", pgettext_lazy("draw", "Drawn")
    ABANDONED = "abandoned", pgettext_lazy("draw", "Abandoned")
    CANCELLED = "cancelled", pgettext_lazy("draw", "Called off before the freeze")


# A draw that was made has no way out: nothing replaces it. One that was frozen ends in the open, drawn or abandoned.
DRAW_MOVES = Moves(
    {
        DrawState.PREPARING: {DrawState.FROZEN, DrawState.CANCELLED},
        DrawState.FROZEN: {DrawState.DRAWN, DrawState.ABANDONED},
    }
)
PUBLIC = (DrawState.FROZEN, DrawState.DRAWN, DrawState.ABANDONED)

# What is wrong with a step of a draw, with the remedy.
FAULTS = {
    "county": _("The site lies in another county."),
    "reveal_by": _("The last day for the secrets cannot have passed. Choose a later day."),
    "not_preparing": _("The roster was frozen already. Entries, homes, witnesses and terms no longer change."),
    "not_frozen": _("Secrets are told after the roster was frozen, and before the draw is made."),
    "not_confirmed": _("Only confirmed declarations are drawn for: %(names)s."),
    "other_site": _("Confirmed for another site: %(names)s."),
    "entered": _("In this draw already: %(names)s."),
    "in_other_draw": _("Already in another draw that is not over: %(names)s."),
    "foreign_home": _("This home is not of the site for which is drawn: %(names)s."),
    "home_put_up": _("In this draw already: %(names)s."),
    "home_not_free": _("Not free: %(names)s. Take these homes out of the draw."),
    "repeat_same": _("A repeated draw has the households and homes of the one before; only who withdrew is struck."),
    "same_body": _("Each witness comes from another body: %(body)s is named already."),
    "barred": _("%(name)s kept a secret back in a draw that this one repeats. Name somebody else."),
    "commitment": _("A commitment has 64 signs, 0–9 and a–f. Copy it from the witness's paper."),
    "committed": _("This witness has committed already. Take the witness out first if it was a slip."),
    "same_commitment": _("Another witness committed this already. Each chooses a secret of their own."),
    "no_entries": _("Enter the households first."),
    "no_homes": _("Put the homes up first."),
    "few_witnesses": _("At least two witnesses from different bodies are needed."),
    "not_committed": _("Still without a commitment: %(names)s."),
    "too_large": _("No home of this draw is large enough for: %(names)s. Take them out, or put larger homes up."),
    "secret_form": _("A secret has 20 to 80 signs: letters, digits and hyphens, without blanks."),
    "secret_guessed": _("This secret is easy to guess. Use at least 8 different signs."),
    "secret": _("This secret does not fit what the witness committed to. Look at the witness's paper again."),
    "revealed": _("This witness has told the secret already."),
    "too_late": _("Secrets could be told until %(day)s. The draw is abandoned and repeated."),
    "missing": _("Still to tell their secret: %(names)s."),
    "begun": _("A secret was told. From then on the draw is abandoned only when one is missing after %(day)s."),
    "all_told": _("All secrets were told: the result stands, and nobody can turn it down. Make the draw."),
    "reason": _("Say why."),
    "not_abandoned": _("Only an abandoned draw is repeated."),
    "repeated": _("The draw that repeats this one was prepared already."),
    "not_public": _("A draw is published when its roster is frozen."),
    "not_drawn": _("The draw was not made yet."),
    "given_back": _("This household gave its place up already."),
    "moved_in": _("This household has moved in. Its home is settled where moves are recorded."),
}

# What the program writes down as a reason by itself.
REASONS = {
    "not_told": _("No secret until %(day)s, neither told nor in the envelope: %(names)s."),
    "withdrew": _("The declaration no longer stands."),
}

# What a check of a publication can find.
FRAUDS = {
    "shape": _("This is no publication of a draw, or parts of it are missing."),
    "algorithm": _("The algorithm %(about)s is not known here."),
    "numbers": _("Numbers do not run from 1 without a gap: %(about)s."),
    "witnesses": _("There are fewer than two witnesses, or two of the same body."),
    "homes_twice": _("A home is in the roster twice."),
    "too_large": _("No home of the draw is large enough for entry %(about)s."),
    "digest": _("The roster is not the one that was frozen: its digest is %(about)s."),
    "paper": _("This hash on paper is not in the file: %(about)s."),
    "secrets": _("Secrets are missing, or there are too many."),
    "commitment": _("The secret of witness %(about)s is not the one committed to."),
    "seed": _("The seed is not the one that the secrets make."),
    "order": _("The order of the entries is not the one that the seed makes."),
    "allotments": _("The homes did not go to whom they fall."),
    "waiting": _("The waiting list is not what the draw left over."),
    "succession": _("Change %(about)s after the draw did not go to whoever was next."),
    "not_made": _("There is a result although the draw was not made."),
}
