"""The question before a page is opened outside, where it can be printed."""

from PySide6.QtWidgets import QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.widgets.dialog import Dialog


class PrintDialog(Dialog):
    """Says plainly that another program prints."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        tr = desk.tr
        text = tr(
            "TrustDesk does not print by itself. The page is saved as a PDF where you choose, "
            "and then opened in this computer’s program for PDF files. Print it from there."
        )
        super().__init__(desk.theme, tr("Print the page"), text, parent=parent)
        self.add_choice(tr("Cancel"), tr("Save and open…"))
