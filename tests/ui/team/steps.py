"""What a person sees and does on the Team screen."""

from PySide6.QtWidgets import QApplication


def names(screen):
    return [screen.table.row_at(at).name for at in range(screen.table.proxy.rowCount())]


def cell(screen, name, header):
    table = screen.table
    row = next(row for row in table.rows.rows if row.name == name)
    column = next(column for column in table.rows.columns if column.header == header)
    return column.words(row, table.rows.today)


def press(qtbot, screen, *keys):
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget() or screen.table, key)


def typed(qtbot, text):
    qtbot.keyClicks(QApplication.focusWidget(), text)
