"""Edits a cell of the Team table in place, and tells the whole of what is cut off."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)
from typing_extensions import override

from coachdesk.ui.team.columns import Column, Part
from coachdesk.ui.team.model import Index, RosterModel
from coachdesk.ui.team.row_painter import PADDING, RowPainter, left_of

Choices = Callable[[Column], list[tuple[str, object]]]


class RosterDelegate(QStyledItemDelegate):
    """A line for words, a list for a choice. The table paints its rows itself."""

    def __init__(
        self, model: RosterModel, painter: RowPainter, choices: Choices, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._painter = painter
        self._choices = choices

    @override
    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        _, parts = self._cell(index)
        words = "".join(text for text, _ in parts)
        room = option.rect.width() - left_of(index.column()) - PADDING
        is_cut = self._painter.width_of(parts) > room
        told = [words] if is_cut else []
        if tip := index.data(Qt.ItemDataRole.ToolTipRole):
            told.append(tip)
        QToolTip.showText(event.globalPos(), "\n".join(told), view)
        return True

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column, _ = self._cell(index)
        if column.edit == "line":
            line = QLineEdit(parent)
            line.setAccessibleName(column.header)
            return line
        combo = QComboBox(parent)
        combo.setAccessibleName(column.header)
        for text, value in self._choices(column):
            combo.addItem(text, value)
        combo.activated.connect(lambda: self._on_chosen(combo))
        return combo

    def _on_chosen(self, combo: QComboBox) -> None:
        self.commitData.emit(combo)
        self.closeEditor.emit(combo)

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        words = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findText(words)))
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            column, _ = self._cell(index)
            row = index.data(Qt.ItemDataRole.UserRole)
            editor.setText(getattr(row, column.field))
            editor.selectAll()

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit) and editor.isModified():
            model.setData(index, editor.text())

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        narrowest = editor.sizeHint().width() if isinstance(editor, QComboBox) else 160
        left = option.rect.left() + left_of(index.column()) - PADDING
        editor.setGeometry(
            left, option.rect.top() + 1,
            max(narrowest, option.rect.right() + 1 - left), option.rect.height() - 2,
        )  # fmt: skip

    def _cell(self, index: Index) -> tuple[Column, list[Part]]:
        column = self._model.columns[index.column()]
        return column, column.parts(index.data(Qt.ItemDataRole.UserRole), self._model.today)
