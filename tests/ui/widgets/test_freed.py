"""Every widget is gone once it is closed: nothing holds it, neither theme nor signal."""

import gc
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from tests.ui import gallery, samples
from trustdesk.ui.widgets.date_field import DateField
from trustdesk.ui.widgets.dialog import Dialog
from trustdesk.ui.widgets.edit_menu import edit_menu
from trustdesk.ui.widgets.markdown_edit import MarkdownEdit
from trustdesk.ui.widgets.rating import RatingGroup


def delete_now():
    for _ in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("build", gallery.PICTURES, ids=lambda build: build.__name__)
def test_a_closed_widget_is_freed_with_all_it_holds(qtbot, theme, build):
    widget = build(theme)
    widget.show()
    QApplication.processEvents()
    theme.apply("dark")
    gone = [weakref.ref(widget), *(weakref.ref(c) for c in widget.findChildren(type(widget)))]
    widget.close()
    widget.deleteLater()
    del widget
    delete_now()
    gc.collect()
    assert [ref() for ref in gone if ref() is not None] == []
    theme.apply("light")  # nobody is left to be told, so nothing raises


def test_a_dialog_frees_itself_without_the_collector(qtbot, theme):
    dialog = Dialog(theme, "Radera?", "Det går inte att ångra.")
    dialog.add_choice("Avbryt", "Radera")
    dialog.open()
    ref = weakref.ref(dialog)
    gc.disable()
    try:
        dialog.reject()
        del dialog
        delete_now()
        assert ref() is None
    finally:
        gc.enable()


def test_popups_free_themselves_and_leave_their_owner(qtbot, theme, in_column):
    field = DateField(theme, samples.DATES, samples.day_label, samples.month_label, samples.today)
    edit = MarkdownEdit(theme, samples.EDIT, "Text")
    in_column(field, edit)
    popups = [field.open_calendar(), field.build_menu(), edit_menu(edit, theme, samples.EDIT)]
    gone = [weakref.ref(popup) for popup in popups]
    for popup in popups:
        popup.show()
        popup.close()
    del popup, popups
    delete_now()
    gc.collect()
    assert [ref() for ref in gone if ref() is not None] == []
    assert field.isVisible()


def test_replaced_rows_are_freed(qtbot, theme):
    group = RatingGroup(theme, samples.RATING)
    qtbot.addWidget(group)
    group.set_items(samples.ITEMS)
    group.open_item("one")
    rows = [weakref.ref(row) for row in group._rows.values()]
    group.set_items(())
    delete_now()
    gc.collect()
    assert [ref() for ref in rows if ref() is not None] == []
