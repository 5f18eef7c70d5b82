"""The window's pages, each made when it is first wanted; what they ask for is announced from here."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from candor.ui.desk import Desk
from candor.ui.operations import Operations
from candor.ui.preferences import PreferenceFile
from candor.ui.style import Style

if TYPE_CHECKING:  # Imported when first shown, so that the first page paints sooner.
    from collections.abc import Sequence

    from candor.ui.dossier import DossierPage
    from candor.ui.help import HelpPage
    from candor.ui.library.page import LibraryPage
    from candor.ui.review import ReviewPage
    from candor.ui.setup import SetupPage
    from candor.ui.sign_off import SignOffPage
    from candor.ui.verify import VerifyPage
    from candor.workflows.ports import SourcedQuestionnaire
    from candor.workflows.services import Services


class Pages(QObject):
    """Wishes of all pages. ``errand_requested`` carries the name of an errand (see ``errands``)."""

    begin_requested = Signal(object)
    setup_left = Signal()
    adjusting = Signal(bool)
    interview_chosen = Signal(str)
    new_interview_requested = Signal()
    review_requested = Signal()
    sign_off_requested = Signal()
    question_chosen = Signal(str, str)
    errand_requested = Signal(str)
    evidence_wanted = Signal(str)

    def __init__(
        self,
        services: Services,
        style: Style,
        operations: Operations,
        desk: Desk,
        preferences: PreferenceFile,
    ) -> None:
        super().__init__(desk)
        self._services = services
        self._looks = style
        self._operations = operations
        self._desk = desk
        self._preferences = preferences

    @cached_property
    def setup(self) -> SetupPage:
        from candor.ui.plan.saving import keep_what_is_tailored
        from candor.ui.setup import SetupPage

        page = SetupPage(self._looks)
        page.begin_requested.connect(self.begin_requested)
        page.cancelled.connect(self.setup_left)
        page.stage.adjusting.connect(self.adjusting)
        keep_what_is_tailored(page, self._services, self._operations)
        self._offer_in(page)
        return page

    def _offer_in(self, page: SetupPage) -> None:
        library = self._services.library
        self._operations.run(lambda: (library.all(), library.own()), lambda both: page.show_library(*both))

    @cached_property
    def dossier(self) -> DossierPage:
        from candor.ui.dossier import DossierPage

        page = DossierPage(self._looks, self._desk)
        page.interview_chosen.connect(self.interview_chosen)
        page.new_interview_requested.connect(self.new_interview_requested)
        page.review_requested.connect(self.review_requested)
        page.sign_off_requested.connect(self.sign_off_requested)
        page.errand_requested.connect(self.errand_requested)
        page.evidence_wanted.connect(self.evidence_wanted)
        return page

    @cached_property
    def review(self) -> ReviewPage:
        from candor.ui.review import ReviewPage

        page = ReviewPage(self._looks, self._desk)
        page.question_chosen.connect(self.question_chosen)
        page.sign_off_requested.connect(self.sign_off_requested)
        return page

    @cached_property
    def sign_off(self) -> SignOffPage:
        from candor.ui.sign_off import SignOffPage

        page = SignOffPage(self._looks, self._operations, self._desk, self._preferences)
        page.review_requested.connect(self.review_requested)
        return page

    @cached_property
    def verify(self) -> VerifyPage:
        from candor.ui.verify import VerifyPage

        return VerifyPage(self._looks, self._operations, self._desk)

    @cached_property
    def library(self) -> LibraryPage:
        from candor.ui.library.page import LibraryPage

        page = LibraryPage(self._looks, self._services, self._operations)
        page.library_changed.connect(self._offer)
        return page

    def _offer(self, _library: Sequence[SourcedQuestionnaire]) -> None:
        """What was kept is offered where an interview is set up; a page not made yet looks for itself."""
        if "setup" in self.__dict__:
            self._offer_in(self.setup)

    @cached_property
    def help(self) -> HelpPage:
        from candor.ui.help import HelpPage

        return HelpPage(self._looks, self._services.places.resources / "help")
