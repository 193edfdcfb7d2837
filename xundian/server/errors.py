"""What can go wrong while starting, said in words a newcomer can act on."""


class ServerError(RuntimeError):
    """A server or program cannot be started; the message names the cause and the remedy."""


class StoppedEarly(Exception):
    """The user asked to stop while something was still starting."""
