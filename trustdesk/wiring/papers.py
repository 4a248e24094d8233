"""What becomes a paper of its own beside the journal's export; composers are imported late."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trustdesk.paths import bundled
from trustdesk.wiring.workers import PDF_WORKER, LateRequestComposer, itself

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from trustdesk.domain.framework import Framework
    from trustdesk.exporters.pdf.printer import TypstPrinter
    from trustdesk.exporters.pdf.sheet import SheetDocumentComposer
    from trustdesk.services.exporting import DocumentLanguage
    from trustdesk.services.group_sheet import GroupSheetExport, SheetOf
    from trustdesk.services.page_export import ChosenPages, PageExport
    from trustdesk.services.ports import Clock
    from trustdesk.services.request_export import RequestExport


@dataclass(frozen=True, slots=True)
class Papers:
    """Builds what sets papers in a child process; `framework` is read when it is asked for."""

    framework: Callable[[], Framework]
    clock: Clock

    def request(self) -> RequestExport:
        """Gives what turns what is needed into a page to hand over."""
        from trustdesk.services.request_export import RequestExport

        return RequestExport(self.framework(), LateRequestComposer(), printer())

    def pages(self) -> PageExport:
        """Gives what turns pages of the framework into a file."""
        from trustdesk.services.page_export import PageExport

        return PageExport(LatePageComposer(self.framework(), self.clock), printer())

    def sheet(self) -> GroupSheetExport:
        """Gives what turns a case, a question or a figure into a sheet for a group."""
        from trustdesk.services.group_sheet import GroupSheetExport

        return GroupSheetExport(LateSheetComposer(self.framework(), self.clock), printer())


@dataclass(frozen=True, slots=True)
class LatePageComposer:
    """Imports the composer, and Markdown with it, where it composes."""

    framework: Framework
    clock: Clock

    def compose(self, chosen: ChosenPages, language: DocumentLanguage) -> Mapping[str, Any]:
        """Gives the document, as `PageComposer` does."""
        from trustdesk.exporters.pdf.figures import load_widths
        from trustdesk.exporters.pdf.framework_pages import PageDocumentComposer

        widths = load_widths(bundled("resources"))
        return PageDocumentComposer(self.framework, widths, self.clock).compose(chosen, language)


@dataclass(frozen=True, slots=True)
class LateSheetComposer:
    """Imports the composer of a sheet where it composes."""

    framework: Framework
    clock: Clock

    def compose(self, about: SheetOf, language: DocumentLanguage) -> Mapping[str, Any]:
        """Gives the document, as `SheetComposer` does. Raises KeyError as it."""
        return self._composer().compose(about, language)

    def name(self, about: SheetOf, language: DocumentLanguage) -> str:
        """Gives what the sheet is called. Raises KeyError as `compose` does."""
        return self._composer().name(about, language)

    def _composer(self) -> SheetDocumentComposer:
        from trustdesk.exporters.pdf.figures import load_widths
        from trustdesk.exporters.pdf.sheet import SheetDocumentComposer

        return SheetDocumentComposer(self.framework, load_widths(bundled("resources")), self.clock)


def printer() -> TypstPrinter:
    """Gives what sets documents in a child process."""
    from trustdesk.exporters.pdf.printer import TypstPrinter

    return TypstPrinter(itself(PDF_WORKER), bundled("resources"))
