"""The yardstick of a start: a bare PySide6 window with a table of 30 × 6."""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem

app = QApplication(sys.argv)
window = QMainWindow()
table = QTableWidget(30, 6)
for row in range(30):
    for column in range(6):
        table.setItem(row, column, QTableWidgetItem(f"Row {row}, {column}"))
window.setCentralWidget(table)
window.resize(1200, 680)
window.show()
app.exec()
