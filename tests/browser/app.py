"""An officer's phone: the app unlocked, with the list of the village on it, and a network that comes and goes."""

from time import monotonic

import pytest

from tests.browser.conftest import PHONE, Visitor
from xundian.accounts.models import User

PIN = "246810"
READY = "modules['sync.js'].state.phase === 'idle' && modules['sync.js'].lastAt() > 0"
ALL_SENT = "modules['queue.js'].queue.waiting().length === 0 && modules['sync.js'].state.phase === 'idle'"


class Phone(Visitor):
    """One person's phone with the app on it."""

    pin = PIN

    def begin(self, name):
        """Sign in, choose a PIN, wait for the list."""
        self.sign_in(name)
        self.page.wait_for_selector("#again")
        self.page.fill("#pin", self.pin)
        self.page.fill("#again", self.pin)
        self.page.click("main form button")
        self.ready()

    def ready(self):
        """Wait until the first sync is through."""
        self.page.wait_for_selector("nav.tabs a[aria-current]")
        self.wait(READY)

    def unlock(self, pin=None):
        """Enter the PIN where it is asked for; a worker that still holds the key does not ask."""
        self.page.wait_for_selector("#pin, nav.tabs a[aria-current]")
        if self.page.query_selector("#pin"):
            self.page.fill("#pin", pin or self.pin)
            self.page.click("main form button")
        self.page.wait_for_selector("nav.tabs a[aria-current]")

    def go(self, address):
        """Go to an address inside the app."""
        self.page.evaluate("address => modules['router.js'].go(address)", address)

    def offline(self):
        self.context.set_offline(True)

    def online(self):
        self.context.set_offline(False)

    @property
    def strip(self):
        return self.page.inner_text("[data-part=strip]")

    def sync(self):
        """Sync now, and wait until nothing waits any more."""
        self.page.evaluate("modules['sync.js'].now()")
        self.wait(ALL_SENT)

    def wait(self, condition, seconds=60):
        """Until a condition holds in the page (the policy forbids playwright's own way, which evaluates text there)."""
        end = monotonic() + seconds
        while not self.page.evaluate(condition):
            assert monotonic() < end, f"{condition} does not hold; {self.run('modules[`sync.js`].state')} {self.noise}"
            self.page.wait_for_timeout(50)

    def run(self, script, *given):
        """The value of a script in the page."""
        return self.page.evaluate(script, *given)

    def stored(self):
        """The operations on the phone, oldest first."""
        return self.run("modules['queue.js'].queue.all()")

    def visit(self, household, **content):
        """Queue a visit as the form does; the operation."""
        payload = {
            "kind": "household_monthly", "household": str(household.pk), "outcome": "done", "mode": "in_person",
            "visited_on": self.run("modules['dates.js'].today()"), "met": "head", "findings": {}, "note": "",
        } | content  # fmt: skip
        return self.run("payload => modules['queue.js'].queue.add({entity: 'visit', kind: 'create', payload})", payload)

    def holds(self, entity):
        """The rows of an entity as the phone has them from the server: {id: version}."""
        return dict(self.run("entity => modules['data.js'].data.versions(entity)", entity))

    def reopen(self):
        """The page dies and comes again, the PIN is entered, the first sync is through."""
        self.kill()
        self.unlock()
        self.ready()
        self.sync()

    def kill(self):
        """The page dies; the same browser opens the app again, locked."""
        self.page.close()
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.noise.append(str(error)))
        self.page.goto(self.server + "/")


@pytest.fixture
def phone(chromium, live_server):
    """`phone(role="officer", begin=True, **context)`: a phone, with the list on it unless begin is False."""
    phones = []

    def open_phone(role="officer", *, language="zh-CN", begin=True, **options):
        context = chromium.new_context(**{"viewport": PHONE, "locale": language, "service_workers": "allow"} | options)
        context.set_default_timeout(60_000)
        phones.append(context)
        opened = Phone(context, live_server.url)
        opened.user = User.objects.filter(username=role).first()
        if begin:
            opened.begin(role)
        return opened

    yield open_phone
    for context in phones:
        context.close()
